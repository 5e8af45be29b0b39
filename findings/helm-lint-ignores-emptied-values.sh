#!/usr/bin/env bash
# `helm lint` checks a chart with its own default where the user's values say `null`; `helm template` and `helm install`
# take the key away there.
#
# Version: Helm 4.3.1, from the Go module proxy (3.22 does the same).
#
# A key that was left without a value (`labels:`, each line below it commented out) is `null`. When Helm merges the
# user's values with the chart's, it drops such a key with the chart's default, and `.Values.labels` is nil. One would
# guess that `helm lint --values FILE`, which renders the templates with the same values, sees the same; its help says
# that it finds what would keep the chart from being installed. It merges in another way: the `null` is ignored, the
# templates see the default map, and the check passes, also with `--strict`, for values with which the installation
# fails. A chart is checked against emptied values by `helm template` alone.
#
# Seen, for a chart with the default `labels: { a: b }`, whose template prints the kind of `.Values.labels`:
#   values                lint --strict   template
#   none                  map             map
#   labels: { c: d }      map             map
#   labels:               map             invalid (nil), and a template that takes a map fails
set -euo pipefail
. "$(dirname "$0")/with-servers.bash"
GOBIN=$folder/bin go install helm.sh/helm/v4/cmd/helm@v4.3.1 2> build.log || { tail -20 build.log >&2; exit 1; }
helm() { HELM_CACHE_HOME=$folder/cache HELM_CONFIG_HOME=$folder/config HELM_DATA_HOME=$folder/data bin/helm "$@"; }

mkdir -p chart/templates
printf 'apiVersion: v2\nname: one\nversion: 0.1.0\nicon: https://example.com/one.svg\n' > chart/Chart.yaml
echo 'labels: { a: b }' > chart/values.yaml
: > none.yaml
echo 'labels: { c: d }' > other.yaml
echo 'labels:' > emptied.yaml

passes() { if helm "$@" > out.log 2>&1; then echo passes; else echo fails; fi; }
# A template that fails unless the kind is this one tells which it is, in `lint` too, which prints no templates.
kind() { # VALUES HELM_COMMAND …
  for kind in map invalid; do
    printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n{{ if not (kindIs "%s" .Values.labels) }}{{ index (list) 1 }}{{ end }}\n' \
      "$kind" > chart/templates/one.yaml
    [ "$(passes "${@:2}" chart --values "$1")" = fails ] || echo "$kind"
  done
}
for values in none other; do
  expect "lint, $values" "$(kind "$values.yaml" lint --strict)" map
  expect "template, $values" "$(kind "$values.yaml" template)" map
done
expect 'lint, emptied' "$(kind emptied.yaml lint --strict)" map
expect 'template, emptied' "$(kind emptied.yaml template)" invalid

# What it comes to: labels put together as many charts do.
cat > chart/templates/one.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata:
  name: one
  labels: {{- toYaml (merge (dict "app" "one") .Values.labels) | nindent 4 }}
YAML
expect 'lint of merged labels, emptied' "$(passes lint --strict chart --values emptied.yaml)" passes
expect 'template of merged labels, emptied' "$(passes template chart --values emptied.yaml)" fails
finish
