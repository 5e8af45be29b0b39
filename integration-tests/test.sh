#!/usr/bin/env bash
# Everything that decides whether a change is good, in the order of how fast it answers. It ends with the counts.
set -euo pipefail
cd "$(dirname "$0")/.."

said=$(mktemp)
trap 'rm -f "$said"' EXIT

step() { printf '\n== %s\n' "$1"; }
counted() { "$@" 2>&1 | tee -a "$said"; }

step 'Types';            npx tsc --noEmit
step 'Lint';             npm run --silent lint
step 'Translations';     npm run --silent i18n:check
step 'Unused code';      npm run --silent knip
step 'Production build'; npm run --silent build:stale
step 'Unit tests';       counted npm run --silent test:unit
step 'Browser tests';    counted npm run --silent test:e2e
step 'Real Prometheus';  counted npm run --silent test:prometheus
step 'Your own cluster'; counted npm run --silent test:cluster
step 'Real API server';  counted npm run --silent test:api-server

step 'What ran: unit tests, browser, real Prometheus, your own cluster, real API server'
grep -E '^Tests:|^ +[0-9]+ (passed|skipped)' "$said" || true
