# Sourced by what the scripts source: a temporary folder with the processes that run in it, which go with the script, and
# how what is seen is compared with what was. The needs of who sources it are in `needs`; Go, Node.js, curl and jq always.
#
# Gives: `$folder` (the working folder), `$running`, `free_port`, `expect WHAT GOT WANTED`, and `finish`.

for program in go node curl jq ${needs:-}; do
  command -v "$program" > /dev/null || { echo "This needs $program." >&2; exit 2; }
done

folder=$(mktemp -d)
running=()
clean_up() {
  # Without etcd an API server would wait for it at its end.
  for process in "${running[@]}"; do kill -KILL "$process" 2> /dev/null || true; done
  wait 2> /dev/null || true
  # Go's modules are read-only.
  chmod -R u+w "$folder"
  rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"

free_port() { node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

failures=0
expect() {
  if [ "$2" = "$3" ]; then
    echo "as described: $1: $2"
  else
    printf 'CHANGED: %s\n  instead of %s\n  now        %s\n' "$1" "$3" "$2" >&2
    failures=$((failures + 1))
  fi
}
finish() { exit "$((failures > 0))"; }
