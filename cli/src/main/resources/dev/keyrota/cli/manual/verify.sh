# title: The new key does what it must
# see: nothing
# else: the new key is unfit; this step wrote nothing
[ "$(whoami_at_heroku "$NEW")" = @identity@ ] || stop 'the new key does not work, or is of another account'
heroku_list "$NEW" /apps | jq -e --argjson apps @apps@ '[.[].name] as $seen | $apps - $seen == []' > /dev/null || stop 'the new key does not see the apps that it must'
heroku_api "$ACT" GET "/oauth/authorizations/$NEW_ID" | jq -e --argjson scope @scope@ '.scope | sort == $scope' > /dev/null || stop 'the new key has another scope'
