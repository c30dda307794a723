# title: Nobody else is at work on this rotation
# see: nothing
# else: a Keyrota is running on @host@ as process @pid@; end it, and let nobody start another before you are done
[ "$(uname -n)" != @host@ ] || [[ $(ps -p @pid@ -o args=) != *keyrota* ]] || stop 'a Keyrota is at work here'
