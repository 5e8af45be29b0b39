#!/usr/bin/env bash
# Everything that decides whether a change is good, in the order of how fast it answers. It ends with the counts.
set -euo pipefail
cd "$(dirname "$0")/../.."

said=$(mktemp)
counts=$(mktemp)
trap 'rm -f "$said" "$counts"' EXIT
# Where servers are, and what `go install` builds.
PATH="$PATH:/usr/sbin:$HOME/go/bin"

step() { printf '\n== %s\n' "$1"; }
have_all() { local tool; for tool in $1; do command -v "$tool" >/dev/null 2>&1 || return 1; done; }

# suite NAME TOOLS COMMAND…: with SKIPS=fail, as in CI, a suite that skips although its tools are here has failed.
skipping=()
suite() {
  local name=$1 tools=$2
  shift 2
  step "$name"
  "$@" 2>&1 | tee "$said"
  grep -E '^Tests:|^ +[0-9]+ (passed|skipped)$|^ +[0-9]+ passed \(' "$said" | sed "s/^ */$name: /" >> "$counts" || true
  if grep -qE '^(Tests:.*| +)[0-9]+ skipped' "$said" && have_all "$tools"; then skipping+=("$name"); fi
}

step 'Types';            npx tsc --noEmit
step 'Lint';             npm run --silent lint
step 'Translations';     npm run --silent i18n:check
step 'Unused code';      npm run --silent knip
step 'Production build'; npm run --silent build:stale
suite 'Unit tests'       'nginx helm kubectl openssl promtool'    npm run --silent test:unit
suite 'Browser tests'    'kubectl'                                npm run --silent test:e2e
suite 'Real Prometheus'  'prometheus prometheus-alertmanager go'  npm run --silent test:prometheus
suite 'Your own cluster' 'openssl'                                npm run --silent test:cluster
suite 'Real API server'  'go'                                     npm run --silent test:api-server

step 'What ran'
cat "$counts"
if [ "${#skipping[@]}" -gt 0 ] && [ "${SKIPS:-}" = fail ]; then
  printf 'Skipped although what it needs is here: %s\n' "${skipping[@]}" >&2
  exit 1
fi
