#!/bin/sh
# Writes docs/proof/report.md: what the last full run of ./verify --deep has played and found. Run by ./verify --deep where it passed.
#
#   build/proof.sh SECONDS SUMMARY REPORT…      SUMMARY is its last line, the reports are Surefire's TEST-*.xml, and whatever else
#                                           holds lines "exploration: …" and "proof: …"
set -eu
cd "$(dirname "$0")/.."
seconds=$1
summary=$2
shift 2

commit=$(git describe --always --dirty --abbrev=12 2> /dev/null) || commit='no commit'

explored=$(cat "$@" | tr '\r' '\n' | sed -n 's/^.*exploration: //p' | sort -u \
    | sed -n 's/^\(.*\): \([0-9]*\) scenarios, \([0-9]*\) violations, {\([^}]*\)}\( {\([0-9]*\) in moments.*\)\{0,1\}$/| \1 | \2 | \3 | \6 | \4 |/p')

mkdir -p docs/proof
{
    echo '# Proof'
    echo
    echo "Written by \`./verify --deep\` on $(date -u +%Y-%m-%d), at $commit, on $(nproc 2> /dev/null || echo '?') processors, in $seconds s: $summary."
    echo
    echo 'Each scenario is one run of the production protocol, engine and journal in a simulated world, resumed after each crash and stop; the'
    echo 'invariants of [PROTOCOL.md](../../PROTOCOL.md#invariants) are checked after every deed and at the end. *Single faults over HTTP* go through'
    echo 'the real connectors and sockets instead. A violation would have failed the run; *in listed moments* are those that'
    echo '[no protocol can close](../../PROTOCOL.md#what-no-protocol-can-close), which are found afterwards.'
    echo
    echo '| explored | scenarios | violations | in listed moments | endings |'
    echo '|---|---:|---:|---:|---|'
    echo "$explored"
    echo
    echo '| proven otherwise | result |'
    echo '|---|---|'
    echo "$explored" | awk -F'|' '{ played += $3; violations += $4; listed += $5 }
        END { printf "| scenarios in all | %.0f played, %.0f violations, %.0f in listed moments |\n", played, violations, listed }'
    cat "$@" | tr '\r' '\n' | sed -n 's/^.*proof: //p' | sort -u \
        | sed -n 's/^\(.*\): \(.*\)$/| \1 | \2 |/p'
} > docs/proof/report.md
