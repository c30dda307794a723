# title: Tools that live in this shell only
# see: nothing
# else: install what is missing, or say where it is
set +x +a; set -o pipefail; unset HISTFILE HELD ACT OLD NEW CLIENT_ID CLIENT_SECRET found said made ${!BEARER_@} ${!HUB_@} ${!OTHER_@} ${!WRITTEN_@}
keyrota_paper() { :; } # the other steps do nothing where this one was not pasted: not after a STOP, and not in your own shell
stop() { printf 'STOP: %s\n' "$*" >&2; exit 1; }
asked() { local said; read -r -p "$1 Only yes goes on: " said; [ "$said" = yes ]; }
ask() { asked "$1" || stop 'not gone on with'; }
no() { WHY=$*; return 1; }
leave() { LEFT="$LEFT$1; "; printf 'LEFT FOR YOU: %s\n' "$1"; }
for tool in curl jq @{tools}@; do type -P "$tool" > /dev/null || stop "$tool is not installed"; done
curl() { command curl -q "$@"; } # whatever a .curlrc says
now() { @{now}@; }
hold_until() { local left; left=$(( $1 - $(now) )); [ "$left" -le 0 ] || sleep "$left"; }
hold_window() { local since; since=$(( ($(now) - $1 * 60) % 86400 )); [ "$since" -lt $(( ($2 - $1 + 1440) % 1440 * 60 )) ] || sleep $(( 86400 - since )); }
gate_is_open() { local age; age=$(( $(now) - GATED_AT )); [ "$age" -ge 0 ] && [ "$age" -le 60 ]; }
bearer() { printf 'header = "Authorization: Bearer %s"\n' "$1"; }
