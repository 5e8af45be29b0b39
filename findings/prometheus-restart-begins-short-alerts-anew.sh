#!/usr/bin/env bash
# After a restart of Prometheus an alert that fired for hours is pending again, with a new `activeAt`, where its `for` is
# shorter than ten minutes; with a longer `for` it goes on.
#
# Version: Prometheus 3.8.0 (module v0.308.0), from the Go module proxy.
#
# Prometheus restores the state of alerts at its start from the series ALERTS_FOR_STATE. One would guess that it does so
# for every rule with a `for`, or that an alert that fired already fires on. Only rules whose `for` is at least
# `--rules.alert.for-grace-period` (10m) are restored. A rule with `for: 5m`, as most have, loses `activeAt`, is pending
# for five minutes, and Alertmanager gets a new `startsAt` where it was told of the end in between. With two replicas,
# each restarted at another time, the same alert has two beginnings.
#
# Seen, for a rule with `for: 4s` that fired before a restart, at the first evaluation after it:
#   grace period of 10m (the default)   activeAt is that of the new evaluation
#   grace period of 2s                  activeAt is the one of before, without the fraction of its second
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus

cat > prometheus.yml <<'YAML'
global: { evaluation_interval: 1s }
rule_files: [rules.yml]
YAML
cat > rules.yml <<'YAML'
groups: [{ name: any, rules: [{ alert: Short, expr: vector(1), for: 4s }] }]
YAML

alert() { curl --silent "http://127.0.0.1:$port/api/v1/rules" | jq -r ".data.groups[0].rules[0].alerts[0].$1"; }
until_alert() { # FIELD VALUE
  for _ in $(seq 60); do
    [[ "$(alert "$1")" == $2 ]] && return
    sleep 0.2
  done
}
seconds() { echo "${1:0:19}"; }
is_kept() { # FLAG …
  local before
  port=$(free_port)
  rm -rf data
  start prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port" "$@"
  until_ready "http://127.0.0.1:$port/-/ready"
  until_alert state firing
  before=$(alert activeAt)
  kill -TERM "${running[-1]}"
  wait "${running[-1]}" || true
  start prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port" "$@"
  until_ready "http://127.0.0.1:$port/-/ready"
  # The state is restored after the second evaluation; a firing alert has been through it.
  until_alert state firing
  # The series holds whole seconds, so that what is restored has lost its fraction.
  [ "$(seconds "$(alert activeAt)")" = "$(seconds "$before")" ] && kept=yes || kept=no
}
is_kept
expect 'activeAt kept over a restart, grace period of 10m' "$kept" no
is_kept --rules.alert.for-grace-period=2s
expect 'activeAt kept over a restart, grace period of 2s' "$kept" yes
finish
