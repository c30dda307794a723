# title: Look which key the vault holds
# see: the id of the authorization whose key the vault holds; a prompt for another key of the account only where that one is dead
# else: nothing was changed by this step; when what it names is mended, begin again at step 1
OLD_ID=@old@; OLD=''; NEW=''; NEW_ID=''; PROVEN_AT=''; MINE=''; GATED_AT=0; LEFT=''; WHY=''
HELD=$(read_@{vault}@) && [ "$(read_@{vault}@)" = "$HELD" ] || stop 'the vault does not answer, or not twice the same'
has_shape "$HELD" || stop 'what the vault holds, or lets this login see, is no key'
ACT=$HELD
if refused "$ACT"; then read -rs -p "The vault's key is dead. Paste another key of the account (it is not shown): " ACT; fi
[ "$(whoami_at_heroku "$ACT")" = @identity@ ] || stop 'Heroku does not answer, or this is a key of another account'
HELD_ID=$(id_of "$ACT" "$HELD") && MINE=$(ours "$ACT") || stop 'Heroku does not list its authorizations, or there are more than 1000'
echo "the vault holds the key of ${HELD_ID:-no authorization that Heroku lists}"
