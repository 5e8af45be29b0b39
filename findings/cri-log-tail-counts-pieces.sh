#!/usr/bin/env bash
# A kubelet's `tailLines` counts the pieces in which the container runtime stored the lines, not the lines.
#
# Version: k8s.io/cri-client v0.35.4, whose pkg/logs is what the kubelet 1.35 reads container logs with, from the Go
# module proxy.
#
# The log file of a container in the CRI format holds one piece a row, `TIME STREAM P|F TEXT`: P where the line goes on
# in the next row, F where it ends. A runtime makes pieces of long lines (containerd and CRI-O at 16 and 8 KiB), CRI-O
# of every write without a line feed too. The API documents `tailLines` as "the number of lines from the end of the logs
# to show". One would guess that lines are put together first and counted then. It is the other way round: the last
# rows of the file are taken and put together. So
#   - a tail of 3 gives 3 lines only where no line is long; here it gives the end of one line and another one;
#   - the answer begins inside a line, without the level and the reason that stood at its beginning;
#   - with `timestamps=true` that rest bears a time, so that it cannot be told from a line;
#   - fewer lines than were asked for do not mean that the log has no more.
#
# Seen, for the three lines `first`, `ERROR` and what follows it in three pieces, `last`:
#   tail 2               →  "-end\nlast\n"
#   tail 2, timestamps   →  "2026-01-01T00:00:04.000000000Z -end\n2026-01-01T00:00:05.000000000Z last\n"
#   tail 3               →  "-middle-end\nlast\n"
#   tail 4               →  "ERROR-begin-middle-end\nlast\n"
#
# Needs: Go 1.25 or newer. Takes one to two minutes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > 0.log <<'LOG'
2026-01-01T00:00:01Z stdout F first
2026-01-01T00:00:02Z stdout P ERROR-begin
2026-01-01T00:00:03Z stdout P -middle
2026-01-01T00:00:04Z stdout F -end
2026-01-01T00:00:05Z stdout F last
LOG

cat > main.go <<'GO'
package main

import (
	"context"
	"os"
	"strconv"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/cri-client/pkg/logs"
)

// Reads a log as the kubelet answers for `GET …/log?tailLines=N&timestamps=B`.
func main() {
	tail, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err != nil {
		panic(err)
	}
	options := logs.NewLogOptions(&v1.PodLogOptions{TailLines: &tail, Timestamps: os.Args[3] == "true"}, time.Now())
	if err := logs.ReadLogs(context.Background(), nil, os.Args[1], "", options, nil, os.Stdout, os.Stderr); err != nil {
		panic(err)
	}
}
GO

cat > go.mod <<'MOD'
module finding

go 1.25.0

require (
	k8s.io/api v0.35.4
	k8s.io/cri-client v0.35.4
)
MOD
go mod tidy 2> tidy.log || { cat tidy.log >&2; exit 1; }
go build -o read-log .

failures=0
expect() { # TAIL TIMESTAMPS TEXT
  local got
  got=$(./read-log 0.log "$1" "$2" | tr '\n' '|')
  if [ "$got" = "$3" ]; then
    echo "as described: tail $1, timestamps $2: $got"
  else
    echo "CHANGED: tail $1, timestamps $2: $got instead of $3" >&2
    failures=$((failures + 1))
  fi
}

expect 2 false '-end|last|'
expect 2 true '2026-01-01T00:00:04.000000000Z -end|2026-01-01T00:00:05.000000000Z last|'
expect 3 false '-middle-end|last|'
expect 4 false 'ERROR-begin-middle-end|last|'
exit "$((failures > 0))"
