#!/usr/bin/env bash
# Alertmanager's `filter` chooses alerts by what it matches and silences by how they are written.
#
# Version: Alertmanager 0.31.1, and prom-label-proxy 0.12.1 before it, from the Go module proxy.
#
# `GET /api/v2/alerts` and `GET /api/v2/silences` have the same parameter with the same syntax, "a matcher expression to
# filter". For alerts `namespace="vms"` gives those that have the label. One would guess that for silences it gives
# those that apply to such alerts. It gives those in which a matcher has this name, this operator and this text: a
# silence by `namespace=~"vms|web"`, by `namespace!="web"` or without `namespace` is left out, though it silences every
# alert of vms; `namespace=~"vms|web"` as the filter finds the silence that was written so and not that of "vms".
# prom-label-proxy puts the tenant's label in as this filter. So a tenant sees an alert with `silencedBy: [ID]` and,
# by the list of the silences at the same address, none of that id.
#
# Seen, with silences by alertname="A", namespace=~"vms|web", namespace!="web", namespace="vms", which all fit the alert
# {alertname="A", namespace="vms"}:
#   filter                  silences               alerts
#   namespace="vms"         namespace="vms"        A
#   namespace=~"vms|web"    namespace=~"vms|web"   A
#   namespace=~"v.*"        (none)                 A
#   alertname!="B"          (none)                 A
#   by prom-label-proxy for vms: one silence, and an alert that is silenced by four
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build alertmanager prom-label-proxy

port=$(free_port) proxy=$(free_port)
printf 'route: { receiver: none }\nreceivers: [{ name: none }]\n' > alertmanager.yml
start alertmanager --config.file=alertmanager.yml --storage.path=data --web.listen-address="127.0.0.1:$port" \
  --cluster.listen-address=
until_ready "http://127.0.0.1:$port/-/ready"
start prom-label-proxy --insecure-listen-address="127.0.0.1:$proxy" --upstream="http://127.0.0.1:$port" \
  --label=namespace --error-on-replace
until_ready "http://127.0.0.1:$proxy/api/v2/silences?namespace=vms"

api=http://127.0.0.1:$port/api/v2
post() { curl --silent --fail --output /dev/null --header 'Content-Type: application/json' --data "$2" "$api/$1"; }
now=$(date --utc +%Y-%m-%dT%H:%M:%SZ) later=$(date --utc --date='1 hour' +%Y-%m-%dT%H:%M:%SZ)
silence() { # NAME OPERATOR VALUE, which its comment repeats
  local equal=true regex=false
  case $2 in '!='*) equal=false ;; '=~') regex=true ;; esac
  post silences "$(jq -cn --arg name "$1" --arg value "$3" --arg comment "$1$2\"$3\"" --arg now "$now" \
    --arg later "$later" --argjson equal $equal --argjson regex $regex '{
      startsAt: $now, endsAt: $later, createdBy: "any", comment: $comment,
      matchers: [{name: $name, value: $value, isEqual: $equal, isRegex: $regex}]}')"
}
post alerts '[{"labels": {"alertname": "A", "namespace": "vms"}}]'
silence alertname = A
silence namespace '=~' 'vms|web'
silence namespace '!=' web
silence namespace = vms

silences() { jq -r '[.[].comment] | sort | join(" ")'; }
silenced() { jq -c '[.[] | {(.labels.alertname): (.status.silencedBy | length)}] | add'; }
for _ in $(seq 30); do
  [ "$(curl --silent "$api/alerts" | silenced)" = '{"A":4}' ] && break
  sleep 1
done
by_filter() { curl --silent --get "$api/$1" --data-urlencode "filter=$2"; }
check() { # FILTER SILENCES
  expect "silences by $1" "$(by_filter silences "$1" | silences)" "$2"
  expect "alerts by $1" "$(by_filter alerts "$1" | silenced)" '{"A":4}'
}
check 'namespace="vms"' 'namespace="vms"'
check 'namespace=~"vms|web"' 'namespace=~"vms|web"'
check 'namespace=~"v.*"' ''
check 'alertname!="B"' ''
of_tenant() { curl --silent "http://127.0.0.1:$proxy/api/v2/$1?namespace=vms"; }
expect "a tenant's silences" "$(of_tenant silences | silences)" 'namespace="vms"'
expect "a tenant's alerts, and by how many silences" "$(of_tenant alerts | silenced)" '{"A":4}'
finish
