#!/usr/bin/env bash
# Leads the Service from one build of the plugin to the next. Every request is answered by one build at any time, and
# somebody answers throughout: the Service turns only once the next build is ready, and what served meanwhile goes only
# once the Deployment proper is ready. Doing either twice changes nothing.
#
#   switch-build.sh switch NAME NAMESPACE SELECTOR
#     waits for the Deployment NAME-next, then gives the Service NAME this selector (JSON)
#   switch-build.sh settle NAME NAMESPACE
#     waits for the Deployment NAME, then deletes NAME-next
set -euo pipefail

action=${1:?switch or settle} name=${2:?the name of the plugin} namespace=${3:?its namespace}
# Together shorter than the Job may take.
attempts=${ATTEMPTS:-80} pause=${PAUSE_SECONDS:-2}
problem=$(mktemp)

give_up() {
  echo "$1" >&2
  [ ! -s "$problem" ] || cat "$problem" >&2
  exit 1
}

fields='{.metadata.generation},{.status.observedGeneration},{.spec.replicas}'
fields+=',{.status.replicas},{.status.updatedReplicas},{.status.availableReplicas}'

# Asks with oc until the API server answers. What is not permitted or not there is said at once, by the exit code 1.
ask() {
  local try
  for ((try = 1; try <= 5; try++)); do
    if oc --namespace "$namespace" "$@" 2>"$problem"; then return 0; fi
    if grep -qE '\((Forbidden|NotFound|Invalid)\)' "$problem"; then return 1; fi
    [ "$try" -eq 5 ] || sleep "$pause"
  done
  return 1
}

# Ready is a Deployment whose pods are all of its present template, and available.
wait_for() {
  local attempt answer generation observed wanted all updated available
  for ((attempt = 1; attempt <= attempts; attempt++)); do
    [ "$attempt" -eq 1 ] || sleep "$pause"
    answer=$(ask get "deployment/$1" -o "jsonpath=$fields") || give_up "Could not read the Deployment $1."
    IFS=, read -r generation observed wanted all updated available <<<"$answer"
    [ "${observed:-0}" -ge "$generation" ] || continue
    [ "${updated:-0}" -eq "$wanted" ] && [ "${all:-0}" -eq "$wanted" ] && [ "${available:-0}" -eq "$wanted" ] || continue
    return 0
  done
  give_up "The Deployment $1 is not ready: ${available:-0} of $wanted pods are available. $2
To see why: oc describe pods -n $namespace -l $label"
}

case $action in
  switch)
    selector=${4:?the selector of the Service}
    label=app.kubernetes.io/name=$name,app.kubernetes.io/component=plugin-next
    if ! ask get "service/$name" -o name >/dev/null; then
      if grep -q '(NotFound)' "$problem"; then
        echo "There is no Service $name yet: nothing to switch."
        exit 0
      fi
      give_up "Could not read the Service $name."
    fi
    wait_for "$name-next" 'Nothing was changed: the build before serves on.'
    ask patch "service/$name" --type=json --patch="[{\"op\":\"add\",\"path\":\"/spec/selector\",\"value\":$selector}]" \
      >/dev/null || give_up "Could not change the Service $name."
    echo "The Service $name now leads to the next build."
    ;;
  settle)
    label=app.kubernetes.io/name=$name,app.kubernetes.io/component=plugin
    wait_for "$name" "Meanwhile $name-next serves the build."
    ask delete "deployment/$name-next" "configmap/$name-next" --ignore-not-found --wait=false >/dev/null ||
      give_up "Could not delete $name-next."
    echo "The Deployment $name serves the build."
    ;;
  *) echo "Neither switch nor settle: $action" >&2; exit 2 ;;
esac
