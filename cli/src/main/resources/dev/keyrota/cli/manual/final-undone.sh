# title: Look once more at everything
# see: that all is as before
# else: somebody wrote the vault meanwhile; find out who
left=$(ours "$ACT") && [ -z "$left" ] && holds_@{vault}@ "$HELD" || stop 'not as before'
echo 'all is as it was before this rotation'
