#!/usr/bin/env bash
# `kubectl get --sort-by` says "No resources found" and ends with 0, although there are some, where none has the field.
#
# Version: kubectl v1.35.4 against kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# One would guess that objects without the field are listed all the same, as they are once a single one of them has it,
# or that the command fails, as it does with another form of output. In the usual table it does neither: of three pods
# it prints none, tells on stderr that there are none, and succeeds, so that no script notices. Sorting by a condition
# or by `.spec.nodeName` meets that just when it matters, while pods find no node: none of them has a condition `Ready`
# or a node. kubectl puts the error of the sorter aside, has no rows left, and then says what it says of an empty list.
# (kubernetes/kubectl#1343 reports it of labels.)
#
# Seen, with three pods that no scheduler has looked at:
#   --sort-by=.spec.nodeName                                                 →  0, No resources found in default namespace.
#   --sort-by={.status.conditions[?(@.type=="Ready")].status}                →  the same
#   -A --sort-by=.spec.nodeName                                              →  0, No resources found
#   -o name, custom-columns or --server-print=false, and two kinds at once   →  1, error: couldn't find any field …
#   a pod by its name                                                        →  0, the pod
#   a field that one of the three has                                        →  0, all three
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

(
  cd build
  printf 'package main\n\nimport _ "k8s.io/kubectl/pkg/cmd"\n' > need-kubectl.go
  go mod tidy
  go build -trimpath -ldflags '-s -w -X k8s.io/component-base/version.gitVersion=v1.35.4' -o ../bin/ k8s.io/kubernetes/cmd/kubectl
) > build.log 2>&1 || { tail -20 build.log >&2; exit 1; }

export KUBECONFIG=/dev/null
kubectl() { "$folder/bin/kubectl" --server "$api" --certificate-authority "$ca" --token "$token" "$@"; }
for name in a b c; do
  printf '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s"},"spec":{"containers":[{"name":"c","image":"i"}]}}' "$name" |
    kubectl create -f - > created.log
done

get() { # WORD … → the exit code, and what is printed, the rows of a table by their names
  local code=0
  kubectl get "$@" > out 2> err || code=$?
  echo "$code: $(cat err <(awk '{ print $1 }' out) | tr '\n' ' ' | sed 's/ $//')"
}
node=--sort-by=.spec.nodeName
ready='--sort-by={.status.conditions[?(@.type=="Ready")].status}'
error="1: error: couldn't find any field with path \"{.spec.nodeName}\" in the list of objects"

expect 'three pods' "$(get pods)" '0: NAME a b c'
expect 'by node' "$(get pods $node)" '0: No resources found in default namespace.'
expect 'by a condition' "$(get pods "$ready")" '0: No resources found in default namespace.'
expect 'by node, of all namespaces' "$(get pods -A $node)" '0: No resources found'
expect 'their names by node' "$(get pods -o name $node)" "$error"
expect 'in columns of one’s own' "$(get pods -o custom-columns=N:.metadata.name $node)" "$error"
expect 'printed here' "$(get pods --server-print=false $node)" "$error"
expect 'two kinds at once' "$(get pods,namespaces $node)" "$error"
expect 'one by its name' "$(get pods a $node)" '0: NAME a'
kubectl annotate pod a mark=1 > annotated.log
expect 'by what one of them has' "$(get pods --sort-by=.metadata.annotations.mark | tr ' ' '\n' | sort | tr '\n' ' ')" '0: NAME a b c '
finish
