#!/usr/bin/env bash
# `managedFields` dates neither a change by /scale nor a removal, and gives old fields the date of the newest one.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# Each entry of `metadata.managedFields` has a manager, its fields and a `time`. One would guess that whoever changes the
# spec of a Deployment stands in an entry with the time of it, so that "who changed this, and when" can be read there.
#   1. Who scales by the subresource /scale (as `kubectl scale` and the autoscaler do) has an entry without `time`.
#   2. Who removes a field by an update has no entry at all: the field goes from the entry of who set it, whose time
#      stays. The generation grew, and nothing in the object tells by whom or when.
#   3. A manager that writes again gets one new time for all of its fields: after its label of today the memory limit of
#      last month has the time of today.
#
# Seen, for a Deployment of the manager `creator`:
#   1. scaled by `scaler`            generation 2  entries: creator T, scaler (no time)
#   2. a limit removed by `remover`  generation 3  entries: creator T, scaler (no time)
#   3. labelled by `creator`         generation 3  entries: creator later than T, which holds the image since T too
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

deployments=/apis/apps/v1/namespaces/default/deployments
write() { # METHOD TYPE PATH BODY
  ask "$3" -X "$1" -H "Content-Type: application/$2" -d "$4" > written.json
  jq -e '.kind != "Status"' written.json > /dev/null || { cat written.json >&2; exit 1; }
  # Times are whole seconds: what is written next is written in another one.
  sleep 2
}
entries() { # → generation, and of each entry its manager and whether it has a time
  ask "$deployments/one" | jq -c '[.metadata.generation] + [.metadata.managedFields | sort_by(.manager)[] | .manager, has("time")]'
}
of_creator() { ask "$deployments/one" | jq -r ".metadata.managedFields[] | select(.manager == \"creator\") | $1"; }

write POST json "$deployments?fieldManager=creator" '{
  "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "one" },
  "spec": { "replicas": 1, "selector": { "matchLabels": { "app": "one" } }, "template": {
    "metadata": { "labels": { "app": "one" } },
    "spec": { "containers": [{ "name": "main", "image": "one:1", "resources": { "limits": { "memory": "1Gi" } } }] } } }
}'
expect 'created' "$(entries)" '[1,"creator",true]'
created=$(of_creator .time)

write PUT json "$deployments/one/scale?fieldManager=scaler" '{
  "apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": { "name": "one", "namespace": "default" },
  "spec": { "replicas": 3 }
}'
expect 'scaled' "$(entries)" '[2,"creator",true,"scaler",false]'

write PATCH json-patch+json "$deployments/one?fieldManager=remover" \
  '[{ "op": "remove", "path": "/spec/template/spec/containers/0/resources/limits" }]'
expect 'a field removed' "$(entries)" '[3,"creator",true,"scaler",false]'
expect 'the time of who had set it' "$([ "$(of_creator .time)" = "$created" ] && echo as before)" 'as before'

write PATCH merge-patch+json "$deployments/one?fieldManager=creator" '{ "metadata": { "labels": { "of": "today" } } }'
expect 'labelled' "$(entries)" '[3,"creator",true,"scaler",false]'
expect 'the time of the image' "$([[ "$(of_creator .time)" > "$created" ]] && echo later)" later
expect 'the image in that entry' \
  "$(of_creator '.fieldsV1["f:spec"]["f:template"]["f:spec"]["f:containers"]["k:{\"name\":\"main\"}"] | has("f:image")')" true
finish
