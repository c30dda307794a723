# title: Look once more at everything
# see: that the world is whole
# else: a store lost the new key after the revocation: begin again at step 1 at once
[ "$(whoami_at_heroku "$NEW")" = @identity@ ] || stop 'the new key does not work'
@{checks}@
echo 'the world is whole'
