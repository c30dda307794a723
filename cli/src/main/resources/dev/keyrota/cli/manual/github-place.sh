# title: How to write and prove "@place@" (GitHub Actions secret @name@, @scope@)
# see: nothing
# else: paste it again
written_@{id}@() { @{gh}@ api @entry@ --jq .updated_at; }
changed_@{id}@() { @{gh}@ api @entry@ --jq '.updated_at | fromdateiso8601'; }
holds_@{id}@() { [ -n "$WRITTEN_@{n}@" ] && [ "$(written_@{id}@)" = "$WRITTEN_@{n}@" ]; } # as it was when it was proven
write_@{id}@() { printf %s "$1" | @{gh}@ secret set @name@ @{target}@; }
consumers_@{id}@() { echo @repository@; }
unfinished_@{id}@() { # what began before the proof: the runs of each state, and the newest of all, since a run may change its state meanwhile
  local all repository state early
  early="if .total_count > 1000 and \$all then error(\"more runs than GitHub lists\") else .workflow_runs[] | select(.status != \"completed\" and .created_at <= \"$PROVEN_AT\") | \"\(.id) \(.status)\" end"
  all=$(consumers_@{id}@) || return 1
  for repository in $all; do
    for state in requested waiting pending queued in_progress; do
      @{gh}@ api "repos/$repository/actions/runs?exclude_pull_requests=true&per_page=100&status=$state" --jq "true as \$all | $early" --paginate || return 1
    done
    @{gh}@ api "repos/$repository/actions/runs?exclude_pull_requests=true&per_page=100" --jq "false as \$all | $early" || return 1
  done
}
