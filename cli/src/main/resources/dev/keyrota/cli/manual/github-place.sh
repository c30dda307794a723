# title: How to write and prove "@place@" (GitHub Actions secret @name@, @scope@)
# see: nothing
# else: paste it again
written_@{id}@() { @{gh}@ api @entry@ --jq .updated_at; }
holds_@{id}@() { [ -n "$WRITTEN_@{n}@" ] && [ "$(written_@{id}@)" = "$WRITTEN_@{n}@" ]; } # as it was when it was proven
write_@{id}@() { printf %s "$1" | @{gh}@ secret set @name@ @{target}@; }
unfinished_@{id}@() { local state; for state in requested waiting pending queued in_progress; do @{gh}@ api repos/@repository@"/actions/runs?per_page=100&status=$state" --jq ".workflow_runs[] | select(.created_at <= \"$PROVEN_AT\") | \"\(.id) \(.status)\"" || return 1; done; }
