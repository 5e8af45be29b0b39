#!/usr/bin/env bash
# With `--enable-label-matchers-for-rules-api` prom-label-proxy leaves out alerts that the label comes to by their
# expression, and `--rules-with-active-alerts`, which is there to keep them, does nothing any more.
#
# Version: prom-label-proxy 0.12.1 before Prometheus 3.8.0 (module v0.308.0), from the Go module proxy.
#
# prom-label-proxy gives each tenant the alerts and series with its label. For rules it has two flags:
#   --rules-with-active-alerts             gives a rule also where only one of its active alerts has the label
#   --enable-label-matchers-for-rules-api  has the upstream choose the rules by `match[]`
# One would guess that the second is the same with less traffic, and that both together give the rules of the first. The
# upstream knows the labels that are written in the rule and no others, so that whatever fires for the tenant by an
# expression (`sum by (namespace) (…) > 0`, the most frequent form of alerts) is missing: 200, fewer rules, no warning.
# `/api/v1/alerts` and the series ALERTS of the same proxy have them. OpenShift gives both flags since 4.20.
#
# Seen for namespace=vms, rules Static {namespace=vms} and Dynamic, whose expression gives namespace=vms, both firing:
#   no flag                               rules: Static          alerts: Dynamic Static
#   --rules-with-active-alerts            rules: Dynamic Static  alerts: Dynamic Static
#   both                                  rules: Static          alerts: Dynamic Static
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus prom-label-proxy

port=$(free_port)
cat > prometheus.yml <<'YAML'
global: { evaluation_interval: 1s }
rule_files: [rules.yml]
YAML
cat > rules.yml <<'YAML'
groups:
  - name: any
    rules:
      - { alert: Static, expr: vector(1), labels: { namespace: vms } }
      - { alert: Dynamic, expr: 'label_replace(vector(1), "namespace", "vms", "", "")' }
      - { alert: Elsewhere, expr: 'label_replace(vector(1), "namespace", "web", "", "")' }
YAML
start prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port"
until_ready "http://127.0.0.1:$port/-/ready"

names() { # PORT PATH FILTER
  curl --silent "http://127.0.0.1:$1$2" | jq -r "[$3] | sort | join(\" \")"
}
rules='.data.groups[].rules[].name' alerts='.data.alerts[].labels.alertname' series='.data.result[].metric.alertname'
for _ in $(seq 60); do
  [ "$(names "$port" /api/v1/alerts "$alerts")" = 'Dynamic Elsewhere Static' ] && break
  sleep 1
done

of_tenant() { # RULES FLAG …
  local proxy
  proxy=$(free_port)
  start prom-label-proxy --insecure-listen-address="127.0.0.1:$proxy" --upstream="http://127.0.0.1:$port" \
    --label=namespace --error-on-replace "${@:2}"
  until_ready "http://127.0.0.1:$proxy/api/v1/alerts?namespace=vms"
  expect "rules with ${*:2}" "$(names "$proxy" '/api/v1/rules?namespace=vms' "$rules")" "$1"
  expect "alerts with ${*:2}" "$(names "$proxy" '/api/v1/alerts?namespace=vms' "$alerts")" 'Dynamic Static'
  expect "ALERTS with ${*:2}" "$(names "$proxy" '/api/v1/query?namespace=vms&query=ALERTS' "$series")" 'Dynamic Static'
}
of_tenant 'Static'
of_tenant 'Dynamic Static' --rules-with-active-alerts
of_tenant 'Static' --rules-with-active-alerts --enable-label-matchers-for-rules-api
finish
