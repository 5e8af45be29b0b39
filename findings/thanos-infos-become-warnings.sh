#!/usr/bin/env bash
# What Prometheus tells as an info of a query, Thanos tells as a warning, beside warnings about lost data.
#
# Version: Prometheus 3.8.0 (module v0.308.0) and Thanos 0.41.0 (sidecar and querier before it), from the Go module proxy.
#
# Prometheus answers with two lists beside the data: `warnings` (the result may be wrong) and `infos` (the query could be
# better, such as a rate of a metric whose name does not end in _total). Thanos Querier also puts into `warnings` that a
# store could not be asked, so that clients take it as "the answer is partial". One would guess that the two lists stay
# two behind Thanos, which has the same API and runs Prometheus' engine. It has no `infos`: a complete answer to a valid
# query comes with `warnings`, and whoever shows or retries partial answers does so for ever. Only the prefix of the
# text, `PromQL info: `, tells one from the other; the position at its end is lost too.
#
# Seen, for rate(up[30s]):
#   Prometheus  infos: ["PromQL info: metric might not be a counter, … \"up\" (1:6)"], no warnings
#   Thanos      warnings: ["PromQL info: metric might not be a counter, … \"up\""], no infos
# and for quantile(2, up), whose warning is one in both:
#   Prometheus  warnings: ["PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)"]
#   Thanos      warnings: ["PromQL warning: quantile value should be between 0 and 1, got 2"]
set -euo pipefail
. "$(dirname "$0")/with-monitoring.bash"
build prometheus thanos

port=$(free_port)
cat > prometheus.yml <<YAML
global: { scrape_interval: 1s, external_labels: { replica: a } }
scrape_configs: [{ job_name: itself, static_configs: [{ targets: ['127.0.0.1:$port'] }] }]
YAML
start_thanos

query() { curl --silent --get "http://127.0.0.1:$1/api/v1/query" --data-urlencode "query=$2"; }
for _ in $(seq 60); do
  [ "$(query "$querier" 'rate(up[30s])' | jq '.data.result | length')" = 1 ] && break
  sleep 1
done

annotations() { query "$@" | jq -c '[.status, (.data.result | length), .warnings, .infos]'; }
counter='metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"up\"'
expect 'rate of a gauge, Prometheus' "$(annotations "$port" 'rate(up[30s])')" \
  "[\"success\",1,null,[\"PromQL info: $counter (1:6)\"]]"
expect 'rate of a gauge, Thanos' "$(annotations "$querier" 'rate(up[30s])')" \
  "[\"success\",1,[\"PromQL info: $counter\"],null]"
quantile='PromQL warning: quantile value should be between 0 and 1, got 2'
expect 'quantile 2, Prometheus' "$(annotations "$port" 'quantile(2, up)')" "[\"success\",1,[\"$quantile (1:10)\"],null]"
expect 'quantile 2, Thanos' "$(annotations "$querier" 'quantile(2, up)')" "[\"success\",1,[\"$quantile\"],null]"
finish
