#!/usr/bin/env bash
# kube-apiserver still gives an object that was deleted, and each state that an object had, to a list at an exact version.
# To a get with the same parameters it gives the newest state, with 200, or 404.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# `resourceVersion=N&resourceVersionMatch=Exact` is there for paging through a list. One would guess that it only means
# "not newer", that what was deleted is gone, and that a get takes what a list takes. With a field selector for the name
# a list is a get of any state since the last compaction of etcd (five minutes by default, then 410): it tells what a
# setting was before a change, or what a pod said before it was deleted. A get takes the same parameters without an
# error, reads `resourceVersion` as "at least" and does not look at the match.
#
# Seen, for a ConfigMap with the text before, changed to after, then deleted:
#   list at the version of before   ["before"]       get with the same parameters, before deletion   "after"
#   list at the version of after    ["after"]        get with the same parameters, after deletion    404 NotFound
#   list at the version of the deletion  []
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

maps=/api/v1/namespaces/default/configmaps
write() { ask "$2" -X "$1" -H "Content-Type: application/$3" -d "$4" | jq -r .metadata.resourceVersion; }
exact() { echo "resourceVersion=$1&resourceVersionMatch=Exact"; }
list_at() { ask "$maps?$(exact "$1")&fieldSelector=metadata.name=one" | jq -c '[.items[].data.text]'; }
get_at() { ask "$maps/one?$(exact "$1")" | jq -c '.data.text // .reason'; }

before=$(write POST "$maps" json '{ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "one" }, "data": { "text": "before" } }')
after=$(write PATCH "$maps/one" merge-patch+json '{ "data": { "text": "after" } }')
expect 'get of before' "$(get_at "$before")" '"after"'
ask "$maps/one" -X DELETE > deleted.json
# The list's own version is that of the last change.
deletion=$(ask "$maps" | jq -r .metadata.resourceVersion)
expect 'list of before, deleted' "$(list_at "$before")" '["before"]'
expect 'list of after, deleted' "$(list_at "$after")" '["after"]'
expect 'list of the deletion' "$(list_at "$deletion")" '[]'
expect 'get of after, deleted' "$(get_at "$after")" '"NotFound"'
finish
