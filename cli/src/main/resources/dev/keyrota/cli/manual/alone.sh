# title: Nobody else is at work on this rotation
# see: nothing, or a question where this is another machine
# else: a Keyrota is running on @host@ as process @pid@; end it, and let nobody start another before you are done
if [ "$(uname -n)" = @host@ ]; then [[ $(ps -p @pid@ -o args=) != *keyrota* ]] || stop 'a Keyrota is at work here'
else ask @over@; fi
