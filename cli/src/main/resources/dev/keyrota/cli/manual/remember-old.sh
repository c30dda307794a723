# title: Keep the old key in this shell, to see below that nothing holds it and that it is dead
# see: that it is known, or that Heroku does not show it
# else: the steps below ask you where they cannot compare
OLD=''
if [ -n "$OLD_ID" ] && [ "$(shown "$ACT" "$OLD_ID")" = 200 ]; then OLD=$(token_of "$ACT" "$OLD_ID"); [ "$(account_status "$OLD")" = 200 ] || OLD=''; fi
if [ -n "$OLD" ]; then echo 'the old key is known here'; else echo 'the old key is dead, or Heroku does not show it'; fi
