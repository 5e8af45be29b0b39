# Sourced by the scripts that ask a kube-apiserver: builds etcd v3.6.5 and kube-apiserver v1.35.4 from the Go module
# proxy and starts both in a temporary folder, which goes with the script. `k8s.io/kubernetes` names its staging modules
# by folders, which a module that only requires it has to replace by their published versions. Ten minutes on two cores,
# a minute where Go's build cache has it. Needs: Go 1.25 or newer, Node.js, curl, openssl, jq.
#
# Gives: $api (the address), $token (of an administrator), $ca, the functions `ask PATH [CURL OPTION …]`,
# `expect WHAT GOT WANTED`, and `finish`.

needs=openssl
. "${BASH_SOURCE[0]%/*}/with-servers.bash"

build() {
  mkdir build
  (
    cd build
    go mod init finding
    go mod download -json k8s.io/kubernetes@v1.35.4 > kubernetes.json
    go mod edit -require=k8s.io/kubernetes@v1.35.4 -require=go.etcd.io/etcd/server/v3@v3.6.5
    sed -n 's|^\t\(k8s.io/[a-z-]*\) => ./staging/.*|\1|p' "$(jq -r .GoMod kubernetes.json)" |
      while read -r staging; do go mod edit -replace="$staging=$staging@v0.35.4"; done
    printf 'package main\n\nimport (\n\t_ "go.etcd.io/etcd/server/v3/etcdmain"\n\t_ "k8s.io/kubernetes/cmd/kube-apiserver/app"\n)\n' > need.go
    go mod tidy
    go build -trimpath -ldflags '-s -w -X k8s.io/component-base/version.gitVersion=v1.35.4' -o ../bin/ \
      go.etcd.io/etcd/server/v3 k8s.io/kubernetes/cmd/kube-apiserver
  ) > build.log 2>&1 || { tail -20 build.log >&2; exit 1; }
}
build

token=administrator
etcd_port=$(free_port) peer_port=$(free_port) port=$(free_port)
openssl ecparam -genkey -name prime256v1 -noout -out accounts.key
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=api \
  -addext 'subjectAltName=IP:127.0.0.1' -keyout server.key -out server.crt 2> openssl.log
echo "$token,administrator,1,system:masters" > tokens.csv
ca=$folder/server.crt
api=https://127.0.0.1:$port

bin/server --data-dir=etcd --listen-client-urls="http://127.0.0.1:$etcd_port" \
  --advertise-client-urls="http://127.0.0.1:$etcd_port" --listen-peer-urls="http://127.0.0.1:$peer_port" \
  > etcd.log 2>&1 &
running+=($!)
bin/kube-apiserver --etcd-servers="http://127.0.0.1:$etcd_port" --bind-address=127.0.0.1 --secure-port="$port" \
  --tls-cert-file=server.crt --tls-private-key-file=server.key --token-auth-file=tokens.csv --authorization-mode=RBAC \
  --disable-admission-plugins=ServiceAccount --service-account-issuer=https://kubernetes.default.svc \
  --service-account-key-file=accounts.key --service-account-signing-key-file=accounts.key \
  --service-cluster-ip-range=172.30.0.0/16 > api.log 2>&1 &
running+=($!)

# Asks as the administrator. Gives the body.
ask() {
  local path=$1
  shift
  curl --silent --show-error --cacert "$ca" --header "Authorization: Bearer $token" "$@" "$api$path"
}

for _ in $(seq 120); do
  [ "$(ask /readyz 2> /dev/null)" = ok ] && break
  sleep 1
done
[ "$(ask /readyz)" = ok ] || { tail -20 api.log >&2; exit 1; }
[ "$(ask /version | jq -r .gitVersion)" = v1.35.4 ]
