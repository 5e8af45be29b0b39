#!/usr/bin/env bash
# Several `match[]` of the rules API are "or" in Prometheus and "and" in Thanos; an empty value is an error in the one
# and the way to what has no such label in the other.
#
# Version: Prometheus 3.8.0 (module v0.308.0) and Thanos 0.41.0 (sidecar and querier before it), from the Go module proxy.
#
# Thanos Querier stands before Prometheus with the same HTTP API, so that one would guess the same answer to the same
# question, and that `match[]` means what it means for series, where several are "or" in both. Of
# `/api/v1/rules?match[]=A&match[]=B` Prometheus gives the rules that fit A or B, Thanos those that fit A and B: with two
# projects none, without a word. `match[]={namespace=""}` is 400 in Prometheus ("must contain at least one non-empty
# matcher"), where Thanos gives the rules without that label. In both, a rule counts by the labels written in it: an
# alert is not found by a label that comes from its expression or from a template.
#
# Seen, with rules Vms {namespace=vms, severity=warning}, VmsBroken {vms, critical}, Web {web, critical}, Dynamic, whose
# expression gives namespace=vms, and Template, whose label is {{ $labels.ns }} = vms:
#                                                    Prometheus              Thanos
#   match[]={namespace="vms"}                        Vms VmsBroken           Vms VmsBroken
#   … & match[]={severity="critical"}                Vms VmsBroken Web       VmsBroken
#   … & match[]={namespace="web"}                    Vms VmsBroken Web       (none)
#   match[]={namespace=""}                           400 bad_data            Dynamic Template
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus thanos

port=$(free_port)
cat > prometheus.yml <<'YAML'
global: { evaluation_interval: 1s, external_labels: { replica: a } }
rule_files: [rules.yml]
YAML
cat > rules.yml <<'YAML'
groups:
  - name: any
    rules:
      - { alert: Vms, expr: vector(1), labels: { namespace: vms, severity: warning } }
      - { alert: VmsBroken, expr: vector(1), labels: { namespace: vms, severity: critical } }
      - { alert: Web, expr: vector(1), labels: { namespace: web, severity: critical } }
      - { alert: Dynamic, expr: 'label_replace(vector(1), "namespace", "vms", "", "")', labels: { severity: info } }
      - alert: Template
        expr: label_replace(vector(1), "ns", "vms", "", "")
        labels: { severity: info, namespace: '{{ $labels.ns }}' }
YAML
start_thanos

rules() { # PORT MATCH … → names, or the error
  local port=$1 match matches=()
  shift
  for match in "$@"; do matches+=(--data-urlencode "match[]=$match"); done
  curl --silent --get "http://127.0.0.1:$port/api/v1/rules" "${matches[@]}" |
    jq -r '.errorType // ([.data.groups[].rules[].name] | sort | join(" "))'
}
all='Dynamic Template Vms VmsBroken Web'
for _ in $(seq 60); do
  [ "$(rules "$querier" '{severity!=""}')" = "$all" ] && break
  sleep 1
done

both() { # PROMETHEUS THANOS MATCH …
  expect "Prometheus: ${*:3}" "$(rules "$port" "${@:3}")" "$1"
  expect "Thanos: ${*:3}" "$(rules "$querier" "${@:3}")" "$2"
}
both "$all" "$all" '{severity=~".+"}'
both 'Vms VmsBroken' 'Vms VmsBroken' '{namespace="vms"}'
both 'Vms VmsBroken Web' 'VmsBroken' '{namespace="vms"}' '{severity="critical"}'
both 'Vms VmsBroken Web' '' '{namespace="vms"}' '{namespace="web"}'
both 'bad_data' 'Dynamic Template' '{namespace=""}'
finish
