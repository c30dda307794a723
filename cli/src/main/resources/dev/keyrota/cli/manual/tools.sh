# title: Tools that live in this shell only
# see: nothing
# else: install what is missing
set +x; set -o pipefail; unset HISTFILE
stop() { printf 'STOP: %s\n' "$*" >&2; exit 1; }
ask() { local said; read -r -p "$1 Only yes goes on: " said; [ "$said" = yes ] || stop 'not gone on with'; }
now() { @{now}@; }
hold_until() { local left; left=$(( $1 - $(now) )); [ "$left" -le 0 ] || sleep "$left"; }
bearer() { printf 'header = "Authorization: Bearer %s"\n' "$1"; }
for tool in curl jq @{tools}@; do command -v "$tool" > /dev/null || stop "$tool is not installed"; done
