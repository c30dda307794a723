# title: Look which key the vault holds
# see: the id of the authorization whose key the vault holds, or that the key is dead
# else: nothing was changed by this step; when what it names is mended, begin again at step 1
OLD_ID=@old@; OLD=''; NEW_ID=''; MINE=''; HELD_ID=''
HELD=$(read_@{vault}@) && has_shape "$HELD" || stop 'the vault does not answer, or holds no key'
ACT=$HELD
if refused "$ACT"; then ACT=''; echo "the vault's key is dead"
else
  [ "$(whoami_at_heroku "$ACT")" = @identity@ ] || stop 'Heroku does not answer, or this is a key of another account'
  HELD_ID=$(id_of "$ACT" "$HELD") || stop 'Heroku does not list its authorizations, or there are more than 1000'
  echo "the vault holds the key of ${HELD_ID:-no authorization that Heroku lists}"
fi
