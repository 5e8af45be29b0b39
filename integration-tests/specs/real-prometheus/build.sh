#!/usr/bin/env bash
# Builds the monitoring that OpenShift runs, as far as Debian has it not, into a cache outside the repository: Thanos,
# prom-label-proxy and Alertmanager, each at the version and the checksum of `servers.txt`. Each is built as its own
# module, with its own go.mod and go.sum, so that nothing is resolved here, and with the tags without which it does not
# work: Thanos is written for one of Prometheus' two representations of labels, and not for the default one. About ten
# minutes on two cores; a moment when all is there.
set -euo pipefail
cd "$(dirname "$0")"

cache="${XDG_CACHE_HOME:-$HOME/.cache}/virtualization-alerts"
# `openshift-programs.ts` finds the same name.
programs="$cache/monitoring-$(cat build.sh servers.txt trimmed-thanos/*.go | sha256sum | cut -c1-12)"
[ ! -d "$programs" ] || exit 0

mkdir -p "$cache"
new=$(mktemp -d "$programs.XXXXXX")
trap 'chmod -R u+w "$new"; rm -rf "$new"' EXIT

# Only what the tests start is kept of Thanos: the sidecar and the querier, without clients of object stores and of
# tracing, which are half of its packages.
trim_thanos() {
  (
    cd "$1/cmd/thanos"
    rm -f ./*_test.go compact.go downsample.go query_frontend.go receive.go rule.go store.go tools*.go
    sed -i -E '/register(Store|Rule|Compact|Tools|Receive|QueryFrontend)\(app\)/d' main.go
    sed -i 's#"github.com/thanos-io/objstore/client"#client "github.com/thanos-io/thanos/pkg/nobucket"#' sidecar.go
    rm -f ../../pkg/tracing/client/*.go
  )
  mkdir "$1/pkg/nobucket"
  cp trimmed-thanos/no_bucket.go "$1/pkg/nobucket/"
  cp trimmed-thanos/no_tracing.go "$1/pkg/tracing/client/"
  cp trimmed-thanos/kept.go "$1/cmd/thanos/"
}

while read -r module version sum package tags; do
  name=$(basename "$module")
  read -r folder got < <(go mod download -json "$module@$version" | node -e '
    const { Dir, Sum } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    console.log(Dir, Sum);')
  [ "$got" = "$sum" ] || { echo "$module $version has the checksum $got, not $sum" >&2; exit 1; }
  cp -r "$folder" "$new/$name-source"
  chmod -R u+w "$new/$name-source"
  [ "$name" != thanos ] || trim_thanos "$new/$name-source"
  (
    cd "$new/$name-source"
    # At `named`, these programs look for what they say of their version.
    named=github.com/prometheus/common/version.Version
    timeout 1500 go build -mod=readonly -trimpath -tags "$tags" -ldflags "-s -w -X $named=${version#v}" \
      -o "$new/$name" "$package"
  )
  rm -rf "$new/$name-source"
done < servers.txt

mv -T "$new" "$programs"
trap - EXIT
