# title: Log in to GitHub "@account@"
# see: the repository's name
# else: gh has no login, or one without access: gh auth login
@{secrets}@
@{gh}@() { @{environment}@ command gh "$@"; }
@{gh}@ api repos/@repository@ --jq .full_name || stop 'gh cannot see the repository'
