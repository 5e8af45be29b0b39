#!/usr/bin/env bash
# Everything that decides whether a change is good, in the order of how fast it answers.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step 'Types';            npx tsc --noEmit
step 'Lint';             npm run --silent lint
step 'Translations';     npm run --silent i18n:check
step 'Unused code';      npm run --silent knip
step 'Production build'; npm run --silent build:stale
step 'Unit tests';       npm run --silent test:unit
step 'Browser tests';    npm run --silent test:e2e
step 'Real Prometheus';  npm run --silent test:prometheus
step 'Your own cluster'; npm run --silent test:cluster
