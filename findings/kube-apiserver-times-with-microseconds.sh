#!/usr/bin/env bash
# kube-apiserver takes the times of leases and of new events only with six digits after the second, no more and no less.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# `spec.renewTime` and `spec.acquireTime` of a Lease and `eventTime` of an Event of events.k8s.io are MicroTime, which
# the server's own OpenAPI calls `type: string, format: date-time`: RFC 3339, where the fraction may have any number of
# digits or be left out. All other times of the API (`metadata.creationTimestamp`, an Event's `lastTimestamp`, …) are
# Time, with the same format in OpenAPI, and take any fraction. One would guess that what a language writes by itself
# is taken here too. None of JavaScript's `toISOString()` (three digits), Go's RFC3339 (none) and RFC3339Nano (up to
# nine) is: the whole object is refused with 400.
#
# Seen, for a Lease with `renewTime`:
#   2026-01-01T00:00:00Z            →  400 … parsing time "2026-01-01T00:00:00Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "Z" as ".000000"
#   2026-01-01T00:00:00.123Z        →  400 … cannot parse ".123Z" as ".000000"
#   2026-01-01T00:00:00.123456789Z  →  400 … cannot parse "789Z" as "Z07:00"
#   2026-01-01T00:00:00.123456Z     →  201
# and for an Event's `lastTimestamp`: 201 for each, with the fraction dropped.
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

post() { # PATH BODY → CODE
  ask "$1" --output answer --write-out '%{http_code}' --header 'Content-Type: application/json' --data "$2"
}
lease() { # TIME → CODE
  post /apis/coordination.k8s.io/v1/namespaces/default/leases \
    "{\"metadata\":{\"generateName\":\"a-\"},\"spec\":{\"renewTime\":\"$1\"}}"
}
event() { # TIME → CODE
  post /api/v1/namespaces/default/events \
    "{\"metadata\":{\"generateName\":\"a-\"},\"involvedObject\":{\"namespace\":\"default\"},\"lastTimestamp\":\"$1\"}"
}

for time in 2026-01-01T00:00:00Z 2026-01-01T00:00:00.123Z 2026-01-01T00:00:00.123456789Z; do
  expect "a lease renewed at $time" "$(lease "$time") $(jq -r .reason answer)" '400 BadRequest'
  expect "an event last seen at $time" "$(event "$time") $(jq -r .lastTimestamp answer)" '201 2026-01-01T00:00:00Z'
done
expect 'a lease renewed at 2026-01-01T00:00:00.123456Z' "$(lease 2026-01-01T00:00:00.123456Z)" 201

meta=io.k8s.apimachinery.pkg.apis.meta.v1
format_of() { ask /openapi/v3/apis/coordination.k8s.io/v1 | jq -r ".components.schemas[\"$meta.$1\"].format"; }
expect 'the format of MicroTime' "$(format_of MicroTime)" date-time
expect 'the format of Time' "$(format_of Time)" date-time
finish
