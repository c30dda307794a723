# title: Look once more at everything
# see: that nothing of this run lives, and that the vault is as step 1 found it
# else: something of it lives, or somebody wrote the vault meanwhile; find out who, and begin again at step 1
left=$(ours "$ACT") && [ -z "$left" ] || stop "this run's authorizations are still listed"
holds_@{vault}@ "$HELD" || stop 'somebody wrote the vault meanwhile'
echo 'nothing of this rotation lives, and it wrote no store'
