#!/usr/bin/env bash
# kube-apiserver refuses a watch by WebSocket that has no Origin, with 403 and nothing in the body.
#
# Version: kube-apiserver v1.35.4 with etcd v3.6.5, built from the Go module proxy.
#
# `Origin` is what browsers add; other clients of WebSocket have no origin, and RFC 6455 (4.1, 10.2) lets them leave it
# out. The client of Node.js that is used most, `ws`, does. One would guess that the server, which authenticates by the
# token and takes any origin, takes none too. It answers 403, and the answer looks like missing rights but for two
# things: it is no `Status`, it has no body at all; and the same user gets the same watch by plain HTTP. A proxy that
# removes `Origin` on the way ("the browser's own business") makes every watch fail, while lists go on working.
#
# Seen, for the administrator and GET /api/v1/namespaces?watch=true:
#   plain HTTP                          →  200
#   WebSocket, no Origin                →  403, 0 bytes
#   WebSocket, the server as the Origin →  101
#   WebSocket, any other Origin         →  101
#   `ws` 8.18.3 (npm), as it is         →  "Unexpected server response: 403"
#   `ws` with the option `origin`       →  the events
set -euo pipefail
. "$(dirname "$0")/with-kube-apiserver.bash"

watch='/api/v1/namespaces?watch=true&timeoutSeconds=1'
expect 'plain HTTP' "$(ask "$watch" --output /dev/null --write-out '%{http_code}')" 200

websocket() { # [HEADER] → CODE, BYTES
  ask "$watch" --http1.1 --max-time 5 --output answer --write-out '%{http_code}' \
    --header 'Connection: Upgrade' --header 'Upgrade: websocket' --header 'Sec-WebSocket-Version: 13' \
    --header 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==' "$@" 2> /dev/null || true
}
: > answer
expect 'WebSocket without an Origin' "$(websocket), $(wc -c < answer) bytes" '403, 0 bytes'
expect 'WebSocket with the server as its Origin' "$(websocket --header "Origin: $api")" 101
expect 'WebSocket with another Origin' "$(websocket --header 'Origin: https://console.example.com')" 101

mkdir client
(cd client && npm init --yes > /dev/null && npm install --silent --no-audit --no-fund ws@8.18.3)
cat > client/watch.js <<'JS'
const { readFileSync } = require('node:fs');
const WebSocket = require('ws');

const [, , address, token, ca, origin] = process.argv;
const socket = new WebSocket(address.replace(/^https/, 'wss'), {
  ca: readFileSync(ca),
  headers: { Authorization: `Bearer ${token}` },
  ...(origin === undefined ? {} : { origin }),
});
const end = (text) => {
  console.log(text);
  process.exit();
};
socket.on('error', ({ message }) => end(message));
socket.on('message', (data) => end(JSON.parse(data).type));
JS
expect 'ws without an origin' "$(node client/watch.js "$api$watch" "$token" "$ca")" 'Unexpected server response: 403'
expect 'ws with an origin' "$(node client/watch.js "$api$watch" "$token" "$ca" "$api")" 'ADDED'
finish
