# title: Decide: the key is to die, and none takes its place
# see: one sentence about the vault, or a question if its key is dead already
# else: the vault holds another key than the one this run was to revoke; find out why first
if [ -z "$ACT" ]; then ask "With a login of the account, type in another shell: heroku authorizations. Is $OLD_ID missing there?"
elif [ -n "$HELD_ID" ] && [ "$HELD_ID" = "$OLD_ID" ]; then echo "the vault holds the key that is to die, $OLD_ID"
else stop "the vault holds a living key that is not the one to be revoked: ${HELD_ID:-Heroku does not show whose}"; fi
