#!/usr/bin/env bash
# A watch as Tables has its columns in the first event alone, and its bookmarks are rows of an object without a name.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# `Accept: application/json;as=Table;v=v1;g=meta.k8s.io` makes the server print what `kubectl get` prints, for lists and
# watches. One would guess that each event of a watch is a Table like that of a list, and that a bookmark, which tells a
# resourceVersion and no object, has no row. `columnDefinitions` is null in every event but the first, so that who joins
# the events or begins in the middle has cells without names. A bookmark is a Table with one row like that of an object:
# its cells are empty, its age `<unknown>`, and only the event's `type` says what it is. Who puts in the rows of all
# events has a nameless namespace in the list.
#
# Seen, for GET /api/v1/namespaces with watch, sendInitialEvents and allowWatchBookmarks:
#   first event   ADDED     with columns     ["default","Active","9s"]
#   the others    ADDED     without columns
#   the last      BOOKMARK  without columns  ["","","<unknown>"], with the resourceVersion
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

watch='watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=3'
ask "/api/v1/namespaces?$watch" -H 'Accept: application/json;as=Table;v=v1;g=meta.k8s.io' |
  jq -c '[.type, .object.kind, (.object.rows | length), (.object.columnDefinitions != null)]
    + (if .type == "BOOKMARK" then [.object.rows[0].cells, .object.metadata.resourceVersion != null] else [] end)' \
  > events.json
expect 'the first event' "$(head -n 1 events.json)" '["ADDED","Table",1,true]'
expect 'the other objects' "$(sed '1d;$d' events.json | sort -u)" '["ADDED","Table",1,false]'
expect 'the bookmark' "$(tail -n 1 events.json)" '["BOOKMARK","Table",1,false,["","","<unknown>"],true]'
finish
