#!/usr/bin/env bash
# Builds what the API server's tests run, into a cache outside the repository: etcd, kube-apiserver and kubectl, and the
# definitions of the custom resources. About ten minutes on two cores; a moment when nothing has changed since.
set -euo pipefail
cd "$(dirname "$0")"

cache="${XDG_CACHE_HOME:-$HOME/.cache}/virtualization-alerts"
# `at-hand.ts` finds the same names.
named_for() { cat "$@" | sha256sum | cut -c1-12; }
version_of() { go list -mod=readonly -m -f '{{.Version}}' "$1"; }
folder_of() { go list -mod=readonly -m -f '{{.Dir}}' "$1"; }

programs="$cache/kubernetes-$(named_for build/go.mod build/go.sum)"
if [ ! -d "$programs" ]; then
  (
    cd build
    new=$(mktemp -d "$programs.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    version=$(version_of k8s.io/kubernetes)
    minor=${version#v1.}
    named='k8s.io/component-base/version'
    go build -mod=readonly -trimpath -o "$new/" \
      -ldflags "-s -w -X $named.gitVersion=$version -X $named.gitMajor=1 -X $named.gitMinor=${minor%%.*}" \
      go.etcd.io/etcd/server/v3 k8s.io/kubernetes/cmd/kubectl k8s.io/kubernetes/cmd/kube-apiserver
    mv "$new/server" "$new/etcd"
    mv -T "$new" "$programs"
  )
fi

definitions="$cache/definitions-$(named_for definitions/go.mod definitions/go.sum definitions/main.go).json"
if [ ! -f "$definitions" ]; then
  (
    cd definitions
    new=$(mktemp "$definitions.XXXXXX")
    trap 'rm -f "$new"' EXIT
    go build -mod=readonly -o "$new.program" .
    openshift="$(folder_of github.com/openshift/api)"
    config="$openshift/config/v1/zz_generated.crd-manifests"
    monitoring="$(folder_of github.com/prometheus-operator/prometheus-operator)/example/prometheus-operator-crd"
    "$new.program" "$config"/*_clusteroperators.crd.yaml "$config"/*_clusterversions-Default.crd.yaml \
      "$config"/*_infrastructures-Default.crd.yaml \
      "$openshift"/machineconfiguration/v1/zz_generated.crd-manifests/*_machineconfigpools-Default.crd.yaml \
      "$monitoring/monitoring.coreos.com_prometheusrules.yaml" > "$new"
    rm "$new.program"
    mv "$new" "$definitions"
  )
fi
