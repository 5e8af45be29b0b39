#!/usr/bin/env bash
# A Prometheus rule that fails goes on showing the alerts that it had as firing; one that exceeds its group's `limit`
# shows none, though more fire than ever.
#
# Version: Prometheus 3.8.0 (module v0.308.0), from the Go module proxy.
#
# An alerting rule fails where its expression does at run time: here a join whose right side has two series for one match
# group since a second exporter came. Prometheus says so beside the rule (`health: err`, `lastError`). One would guess
# that a rule which can't be evaluated has no alerts, or alerts of an unknown state. `/api/v1/rules` and `/api/v1/alerts`
# keep those of the last evaluation that succeeded, as firing, with their old value, for as long as the rule fails, also
# when what they told of is over. (Alertmanager hears of a rule's alerts only after an evaluation that succeeded, so that
# the two lists come to differ.)
#
# A rule whose alerts are more than its group's `limit` fails in the same way and with the same `health: err`, but the
# other way round: all of its alerts are dropped. With a limit of 2 two failing machines are two alerts, three are none.
#
# Seen:
#   Joined   before: ok,  firing with value 1;  with a second series: err, firing with value 1
#   Limited  two series: ok, two alerts;        three series: err, no alert
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus

port=$(free_port)
start_exporter
cat > metrics.txt <<'TEXT'
machine_failing{machine="a"} 1
machine_failing{machine="b"} 1
machine_info{exporter="one"} 1
TEXT
cat > prometheus.yml <<YAML
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs: [{ job_name: machines, static_configs: [{ targets: ['127.0.0.1:$exporter'] }] }]
YAML
cat > rules.yml <<'YAML'
groups:
  - name: joined
    rules: [{ alert: Joined, expr: 'sum by (job) (machine_failing{machine="a"}) * on (job) group_left (exporter) machine_info == 1' }]
  - name: limited
    limit: 2
    rules: [{ alert: Limited, expr: 'machine_failing == 1' }]
YAML
start prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port"
until_ready "http://127.0.0.1:$port/-/ready"

rule() { # NAME
  curl --silent "http://127.0.0.1:$port/api/v1/rules" |
    jq -c --arg name "$1" '.data.groups[].rules[] | select(.name == $name) | [.health, (.alerts | length), (.alerts | map(.state) | unique)]'
}
until_health() { # NAME HEALTH ALERTS
  for _ in $(seq 60); do
    [[ "$(rule "$1")" == "[\"$2\",$3,"* ]] && return
    sleep 1
  done
}
until_health Joined ok 1
until_health Limited ok 2
expect 'Joined while it is evaluated' "$(rule Joined)" '["ok",1,["firing"]]'
expect 'Limited with two series' "$(rule Limited)" '["ok",2,["firing"]]'

# What Joined told of is over, a third machine fails, and a second exporter makes the join ambiguous.
cat > metrics.txt <<'TEXT'
machine_failing{machine="a"} 0
machine_failing{machine="b"} 1
machine_failing{machine="c"} 1
machine_failing{machine="d"} 1
machine_info{exporter="one"} 1
machine_info{exporter="two"} 1
TEXT
until_health Joined err 1
until_health Limited err 0
# Several evaluations later it is the same.
sleep 5
expect 'Joined while it fails' "$(rule Joined)" '["err",1,["firing"]]'
expect 'the value of its alert' \
  "$(curl --silent "http://127.0.0.1:$port/api/v1/alerts" | jq -c '[.data.alerts[] | select(.labels.alertname == "Joined") | .value]')" '["1e+00"]'
expect 'Limited with three series' "$(rule Limited)" '["err",0,[]]'
finish
