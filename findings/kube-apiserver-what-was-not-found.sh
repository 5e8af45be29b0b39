#!/usr/bin/env bash
# kube-apiserver answers in three ways for a kind that is not there, and names a kind in two ways in its errors.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# 1. One would guess that every error of the API is a `Status`, as the API conventions say. An unknown resource is one
#    only in a group that is built in (with `details: {}`). In a group that a CustomResourceDefinition made, and in a
#    group that is not there, the answer is `text/plain`: a client that parses it as JSON fails on the parsing and not
#    on the 404. These are the requests that are made where an operator is not installed, or an older one.
# 2. `details.kind` holds the plural name of the resource for NotFound, AlreadyExists and Conflict, but the Kind for
#    Invalid, and also for the Conflict of a deletion whose precondition is not met. So the same reason, 409 Conflict,
#    for the same object comes with `configmaps` and with `ConfigMap`, also in the message.
#
# Seen:
#   GET /apis/apps/v1/gadgets             →  404 application/json, details {}
#   GET /apis/apps/v9/deployments         →  404 application/json, details {}
#   GET /apis/example.com/v1/gadgets      →  404 text/plain, "404 page not found" (example.com is a definition's group)
#   GET /apis/none.example.com/v1/gadgets →  404 text/plain, "404 page not found"
#   PUT of an old version                 →  409 Conflict, details.kind "configmaps"
#   DELETE with another uid               →  409 Conflict, details.kind "ConfigMap"
#   POST of a wrong name                  →  422 Invalid,  details.kind "ConfigMap"
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

send() { # METHOD PATH BODY → CODE, and its body in `answer`
  ask "$2" --request "$1" --output answer --write-out '%{http_code}' --header 'Content-Type: application/json' \
    --data "$3"
}
group=/apis/example.com/v1
made=$(send POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions '{
  "metadata": {"name": "widgets.example.com"},
  "spec": {
    "group": "example.com", "scope": "Namespaced", "names": {"plural": "widgets", "kind": "Widget"},
    "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}}]
  }
}')
expect 'the definition' "$made" 201
for _ in $(seq 60); do
  [ "$(ask $group/widgets --output answer --write-out '%{http_code}')" = 200 ] && break
  sleep 1
done
expect 'a list of the defined kind' "$(jq -r .kind answer)" WidgetList

answer_of() { ask "$1" --output answer --write-out '%{http_code} %{content_type}'; }
for path in /apis/apps/v1/gadgets /apis/apps/v9/deployments; do
  expect "$path" "$(answer_of $path) $(jq -c .details answer)" '404 application/json {}'
done
for path in $group/gadgets /apis/none.example.com/v1/gadgets; do
  expect "$path" "$(answer_of $path) $(head -1 answer)" '404 text/plain; charset=utf-8 404 page not found'
done

maps=/api/v1/namespaces/default/configmaps
expect 'a new object' "$(send POST $maps '{"metadata":{"name":"a"}}')" 201
expect 'the same again' "$(send POST $maps '{"metadata":{"name":"a"}}') $(jq -r .details.kind answer)" '409 configmaps'
expect 'an old version' \
  "$(send PUT $maps/a '{"metadata":{"name":"a","resourceVersion":"1"}}') $(jq -r '.reason, .details.kind' answer | xargs)" \
  '409 Conflict configmaps'
expect 'another uid' \
  "$(send DELETE $maps/a '{"preconditions":{"uid":"00000000-0000-4000-8000-000000000000"}}') $(jq -r '.reason, .details.kind' answer | xargs)" \
  '409 Conflict ConfigMap'
expect 'a wrong name' "$(send POST $maps '{"metadata":{"name":"A!"}}') $(jq -r .details.kind answer)" '422 ConfigMap'
finish
