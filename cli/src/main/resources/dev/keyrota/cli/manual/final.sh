# title: Look once more at everything
# see: that the world is whole
# else: a store lost the new key after the revocation, or was left for you: bring it the new one and begin again at step 1 at once
@{checks}@
[ "$(whoami_at_heroku "$NEW")" = @identity@ ] || stop 'the new key does not work'
echo 'the world is whole'
