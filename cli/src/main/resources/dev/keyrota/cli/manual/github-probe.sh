mac() { python3 -c 'import hashlib, hmac, sys; print(hmac.new(sys.stdin.buffer.read(), sys.argv[1].encode(), hashlib.sha256).hexdigest())' "$1"; }
prove_@{id}@() { # runs the workflow and listens: 0 it is given this key, 1 it is given another, 2 nothing is proven
  local nonce name branch since run number at sha genuine job said
  nonce=$(openssl rand -hex 32) && name=$(@{gh}@ api repos/@repository@ --jq .full_name) && branch=$(@{gh}@ api repos/@repository@ --jq .default_branch) && since=$(written_@{id}@) || return 2
  @{gh}@ workflow run @workflow@ --repo @repository@ --ref "$branch" -f nonce="$nonce" > /dev/null || return 2
  for _ in {1..120}; do
    run=$(@{gh}@ api repos/@repository@/actions/workflows/@workflow@"/runs?per_page=30" --jq ".workflow_runs[] | select(.status == \"completed\" and (.display_title | endswith(\"$nonce\"))) | \"\(.id) \(.created_at) \(.head_sha) \(.conclusion == \"success\" and .event == \"workflow_dispatch\" and .run_attempt == 1 and .head_branch == \"$branch\"@{actor}@)\"") && [ -n "$run" ] && break
    sleep 5
  done
  [ -n "$run" ] && read -r number at sha genuine <<< "$run" && [ "$genuine" = true ] && [[ $at > $since ]] || return 2 # younger than what it proves
  @{blob}@
  PROVEN_AT=$at
  job=$(@{gh}@ api repos/@repository@"/actions/runs/$number/jobs" --jq '.jobs[0].id') && said=$(@{gh}@ api repos/@repository@"/actions/jobs/$job/logs") || return 2
  [ "$(grep -c 'Z keyrota-probe: ' <<< "$said")" = 1 ] && [[ $said == *"Z keyrota-probe: {\"v\":1,\"nonce\":\"$nonce\","* ]] || return 2
  [[ $said == *"\"nonce\":\"$nonce\",\"mac\":\"$(printf %s "$1" | mac "keyrota-probe/v1|$name|$nonce")\",\"status\":200}"* ]]
}
