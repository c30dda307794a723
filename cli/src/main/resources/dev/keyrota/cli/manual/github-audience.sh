consumers_@{id}@() { # every repository that sees it
  local seen
  seen=$(@{gh}@ api @entry@ --jq .visibility) || return 1
  case $seen in
    selected) @{gh}@ api @entry@"/repositories?per_page=100" --jq '.repositories[].full_name' --paginate ;;
    private) @{gh}@ api orgs/@organization@"/repos?per_page=50" --jq '.[] | select(.private) | .full_name' --paginate ;;
    *) @{gh}@ api orgs/@organization@"/repos?per_page=50" --jq '.[].full_name' --paginate ;;
  esac
}
write_@{id}@() { # who sees it stays as it is
  local seen chosen
  seen=$(@{gh}@ api @entry@ --jq .visibility) || return 1
  if [ "$seen" = selected ]; then
    chosen=$(@{gh}@ api @entry@"/repositories?per_page=100" --jq '.repositories[].name' --paginate) || return 1
    printf %s "$1" | @{gh}@ secret set @name@ --org @organization@ --visibility selected --repos "${chosen//$'\n'/,}"
  else printf %s "$1" | @{gh}@ secret set @name@ --org @organization@ --visibility "$seen"; fi
}
