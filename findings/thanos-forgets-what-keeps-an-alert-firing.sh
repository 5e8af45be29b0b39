#!/usr/bin/env bash
# Behind Thanos nothing tells an alert that is kept firing (`keep_firing_for`) from one whose condition is true.
#
# Version: Prometheus 3.8.0 (module v0.308.0) and Thanos 0.41.0 (sidecar and querier before it), from the Go module proxy.
#
# With `keep_firing_for` a rule goes on firing after its condition is over. Prometheus tells since when in
# `keepFiringSince` of the alert, which its own page shows. One would guess that Thanos Querier, whose rules API has the
# same form and hands the answers of Prometheus on, has the field too, the more so as it does hand on the rule's
# `keepFiringFor`. It does not know `keepFiringSince` and drops it. The alert's `value` doesn't tell either, in both: it
# is the last one for which the condition was true. Only the expression itself, asked as a query, says that it is over.
#
# Seen, for an alert whose condition is over:
#   Prometheus  firing, value 1, keepFiringSince a time, the rule's keepFiringFor 300
#   Thanos      firing, value 1, keepFiringSince absent, the rule's keepFiringFor 300
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus thanos

port=$(free_port)
start_exporter
echo 'machine_failing 1' > metrics.txt
cat > prometheus.yml <<YAML
global: { scrape_interval: 1s, evaluation_interval: 1s, external_labels: { replica: a } }
rule_files: [rules.yml]
scrape_configs: [{ job_name: machines, static_configs: [{ targets: ['127.0.0.1:$exporter'] }] }]
YAML
cat > rules.yml <<'YAML'
groups: [{ name: any, rules: [{ alert: Kept, expr: machine_failing == 1, keep_firing_for: 5m }] }]
YAML
start_thanos

rule() { # PORT
  curl --silent "http://127.0.0.1:$1/api/v1/rules" |
    jq -c '.data.groups[0].rules[0] | [.alerts[0].state, .alerts[0].value, (.alerts[0].keepFiringSince | type), .keepFiringFor]'
}
until_rule() { # PORT STARTS_WITH
  for _ in $(seq 60); do
    [[ "$(rule "$1")" == "$2"* ]] && return
    sleep 1
  done
}
until_rule "$querier" '["firing"'
expect 'while the condition is true, Prometheus' "$(rule "$port")" '["firing","1e+00","null",300]'
expect 'while the condition is true, Thanos' "$(rule "$querier")" '["firing","1e+00","null",300]'
echo 'machine_failing 0' > metrics.txt
until_rule "$port" '["firing","1e+00","string"'
expect 'when it is over, Prometheus' "$(rule "$port")" '["firing","1e+00","string",300]'
expect 'when it is over, Thanos' "$(rule "$querier")" '["firing","1e+00","null",300]'
finish
