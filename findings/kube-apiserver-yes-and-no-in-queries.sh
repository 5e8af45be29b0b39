#!/usr/bin/env bash
# kube-apiserver reads every text but `false` and `0` as true in a query: `watch=no`, `watch=off` and `watch=` watch.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# OpenAPI calls these parameters `boolean`. One would guess that another text is an error (400, as `limit=many` is) or
# that it is false, and that an empty one counts as left out. Each is true, without a warning. What was meant as "don't"
# then asks for the opposite: a list becomes a stream that does not end, and its body is no JSON as a whole. A client
# that serializes `{ watch: undefined }` or `{ watch: '' }` as `watch=` has the same. It is the same conversion for
# `timestamps`, `follow`, `previous` of logs, `allowWatchBookmarks` and `sendInitialEvents`.
#
# Seen, for GET /api/v1/namespaces?timeoutSeconds=1&watch=TEXT, the first of what came:
#   false, False, FALSE, 0, left out  →  NamespaceList
#   true, 1, no, off, n, f, (empty)   →  a stream of ADDED
#   `limit=many`                      →  400 BadRequest
# `f` and `n` too, although Go's ParseBool, which reads the same server's flags, takes `f` for false.
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

first() { # QUERY → the kind of a list, or the type of the first event
  ask "/api/v1/namespaces?timeoutSeconds=1$1" | jq -rn 'input | .kind // .type'
}
expect 'watch left out' "$(first '')" NamespaceList
for text in false False FALSE 0; do expect "watch=$text" "$(first "&watch=$text")" NamespaceList; done
for text in true 1 no off n f ''; do expect "watch=$text" "$(first "&watch=$text")" ADDED; done
expect 'limit=many' "$(first '&limit=many')" Status
expect "the parameter's type" "$(ask /openapi/v3/api/v1 |
  jq -r '.paths["/api/v1/namespaces"].get.parameters[] | select(.name == "watch").schema.type')" boolean
finish
