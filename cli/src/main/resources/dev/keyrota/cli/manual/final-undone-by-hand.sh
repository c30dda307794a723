# title: Look for a key that a person made for this run
# see: each that was made, or that there is none
# else: Heroku does not list its authorizations; paste it again
MINE=$(ours "$ACT") || stop 'Heroku does not list its authorizations'
if [ -z "$MINE" ]; then echo 'none was made, and this rotation wrote no store'; else echo 'made by a person under the description of this run, and written into no store by it; revoke it if nobody uses it:' $MINE; fi
