write_@{id}@() { # who sees it stays as it is
  local seen chosen
  seen=$(@{gh}@ api @entry@ --jq .visibility) || return 1
  if [ "$seen" = selected ]; then
    chosen=$(@{gh}@ api --paginate @entry@/repositories --jq '.repositories[].name') || return 1
    printf %s "$1" | @{gh}@ secret set @name@ --org @organization@ --visibility selected --repos "${chosen//$'\n'/,}"
  else printf %s "$1" | @{gh}@ secret set @name@ --org @organization@ --visibility "$seen"; fi
}
