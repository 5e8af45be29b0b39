# Sourced by the scripts that ask monitoring servers: builds those that are named, from the Go module proxy, and starts
# them on free ports in a temporary folder, which goes with the script. Needs: Go 1.25 or newer, Node.js, curl, jq.
#
# Gives: `build NAME …` (of those below), `start NAME FLAG …`, `start_exporter`, `start_thanos`, `free_port`, `until_ready URL`, `expect WHAT GOT WANTED`,
# and `finish`. Prometheus (3.8.0) is built without service discovery, Thanos as it is: ten minutes on two cores, a
# minute where Go's build cache has it.

. "${BASH_SOURCE[0]%/*}/with-servers.bash"
mkdir bin

# Each is built in a copy of its own module, by the versions of its own go.mod, which `go install` refuses where the
# go.mod replaces modules.
build_one() { # NAME MODULE@VERSION PACKAGE [TAG]
  local source
  source=$(go mod download -json "$2" | jq -r .Dir)
  cp -r "$source" "source-$1"
  chmod -R u+w "source-$1"
  (
    cd "source-$1"
    [ "$1" != prometheus ] || rm plugins/plugins.go
    go build -mod=readonly -trimpath -tags "${4:-}" -ldflags '-s -w' -o "../bin/$1" "$3"
  ) > "build-$1.log" 2>&1 || { tail -20 "build-$1.log" >&2; exit 1; }
  rm -rf "source-$1"
}
build() {
  for name in "$@"; do
    case $name in
      prometheus) build_one "$name" github.com/prometheus/prometheus@v0.308.0 ./cmd/prometheus ;;
      # Thanos is written for this representation of labels, which is not the default one.
      thanos) build_one "$name" github.com/thanos-io/thanos@v0.41.0 ./cmd/thanos slicelabels ;;
      prom-label-proxy) build_one "$name" github.com/prometheus-community/prom-label-proxy@v0.12.1 . ;;
      alertmanager) build_one "$name" github.com/prometheus/alertmanager@v0.31.1 ./cmd/alertmanager ;;
    esac
  done
}

start() {
  "bin/$1" "${@:2}" > "$1-${#running[@]}.log" 2>&1 &
  running+=($!)
}

until_ready() {
  for _ in $(seq 120); do
    curl --silent --fail --output /dev/null "$1" && return
    sleep 1
  done
  tail -5 ./*.log >&2
  exit 1
}

# Starts Prometheus on $port by the prometheus.yml here, a sidecar, and Thanos Querier before it, whose port is $querier.
start_thanos() {
  local sidecar grpc own
  sidecar=$(free_port) grpc=$(free_port) querier=$(free_port) own=$(free_port)
  start prometheus --config.file=prometheus.yml --storage.tsdb.path=data --web.listen-address="127.0.0.1:$port" \
    --storage.tsdb.min-block-duration=2h --storage.tsdb.max-block-duration=2h
  until_ready "http://127.0.0.1:$port/-/ready"
  start thanos sidecar --prometheus.url="http://127.0.0.1:$port" --tsdb.path=data --http-address="127.0.0.1:$sidecar" \
    --grpc-address="127.0.0.1:$grpc"
  until_ready "http://127.0.0.1:$sidecar/-/ready"
  start thanos query --endpoint="127.0.0.1:$grpc" --query.replica-label=replica --http-address="127.0.0.1:$querier" \
    --grpc-address="127.0.0.1:$own"
  until_ready "http://127.0.0.1:$querier/-/ready"
}

# Starts an exporter on $exporter, whose metrics are the text of the file metrics.txt at that moment.
start_exporter() {
  exporter=$(free_port)
  node -e '
    const { readFileSync } = require("node:fs");
    const answer = (_, response) => {
      response.setHeader("content-type", "text/plain; version=0.0.4");
      response.end(readFileSync("metrics.txt"));
    };
    require("node:http").createServer(answer).listen(Number(process.argv[1]), "127.0.0.1");' "$exporter" &
  running+=($!)
}
