#!/usr/bin/env bash
# Adds one plugin to the list that the console operator reads (spec.plugins), or takes it out of the list. Others in the
# list stay, whoever else edits it meanwhile: a patch counts only for the version of the list that was read, and where
# that is no longer the current one, the list is read again. Doing it twice changes nothing.
#
#   enable-plugin.sh enable|disable NAME
set -euo pipefail

action=${1:?enable or disable} name=${2:?the name of the plugin}
attempts=${ATTEMPTS:-10} pause=${PAUSE_SECONDS:-3}
console=consoles.operator.openshift.io/cluster
problem=$(mktemp)

# On the first line the version of the object, then a plugin on each line.
read_console() {
  oc get "$console" -o 'jsonpath={.metadata.resourceVersion}{"\n"}{range .spec.plugins[*]}{@}{"\n"}{end}' 2>"$problem"
}

# Prints the JSON patch that is wanted, or nothing where nothing is.
wanted_patch() {
  local version=$1 position operations=''
  shift
  local plugins=("$@")
  local unchanged='{"op":"test","path":"/metadata/resourceVersion","value":"'$version'"}'

  # From the end, because taking one out moves those after it.
  for ((position = ${#plugins[@]} - 1; position >= 0; position--)); do
    [ "${plugins[position]}" = "$name" ] || continue
    [ "$action" = disable ] || return 0
    operations+=',{"op":"test","path":"/spec/plugins/'$position'","value":"'$name'"}'
    operations+=',{"op":"remove","path":"/spec/plugins/'$position'"}'
  done

  if [ "$action" = enable ]; then
    if [ ${#plugins[@]} -eq 0 ]; then
      operations=',{"op":"add","path":"/spec/plugins","value":["'$name'"]}'
    else
      operations=',{"op":"add","path":"/spec/plugins/-","value":"'$name'"}'
    fi
  fi
  [ -z "$operations" ] || printf '[%s%s]' "$unchanged" "$operations"
}

give_up() {
  echo "$1" >&2
  [ ! -s "$problem" ] || cat "$problem" >&2
  exit 1
}

case $action in
  enable) as_wanted="The console's plugins already hold $name." ;;
  disable) as_wanted="The console's plugins do not hold $name." ;;
  *) echo "Neither enable nor disable: $action" >&2; exit 2 ;;
esac

for ((attempt = 1; attempt <= attempts; attempt++)); do
  [ "$attempt" -eq 1 ] || sleep "$pause"

  if ! answer=$(read_console); then
    if grep -q '(Forbidden)' "$problem"; then give_up "Not permitted to read $console."; fi
    if grep -q '(NotFound)' "$problem"; then
      [ "$action" = enable ] || { echo "There is no $console: nothing to take out."; exit 0; }
      give_up "There is no $console: is this a cluster with the OpenShift console?"
    fi
    echo "Attempt $attempt of $attempts: could not read $console: $(<"$problem")" >&2
    continue
  fi

  mapfile -t lines <<<"$answer"
  patch=$(wanted_patch "${lines[@]}")
  if [ -z "$patch" ]; then
    echo "$as_wanted"
    exit 0
  fi

  if oc patch "$console" --type=json --patch="$patch" >/dev/null 2>"$problem"; then
    echo "The console's plugins: ${action}d $name."
    exit 0
  fi
  if grep -q '(Forbidden)' "$problem"; then give_up "Not permitted to change $console."; fi
  echo "Attempt $attempt of $attempts: could not change $console; has it just changed? $(<"$problem")" >&2
done

give_up "Gave up after $attempts attempts."
