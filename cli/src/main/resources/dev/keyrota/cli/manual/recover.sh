# title: Take the key that this run made last, if it is alive and Heroku shows it
# see: where its key comes from, or that the next step makes one
# else: nothing was changed
if [ -z "$NEW" ]; then
  NEW=$(token_of "$ACT" @last@) && [ "$(whoami_at_heroku "$NEW")" = @identity@ ] && NEW_ID=@last@ || NEW=''
  if [ -n "$NEW" ]; then echo "the key of $NEW_ID is taken"; else echo 'the next step makes one'; fi
fi
