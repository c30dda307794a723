# title: A row for the rotation log, and the end of this shell
# see: one row
# else: nothing is lost
printf '| %s | %s | %s | %s | by hand, without Keyrota |\n' "$(date -u -d "@$(now)" +%F 2> /dev/null || date -u +%F)" "$(id -un)" "${OLD_ID:-unknown}" "${NEW_ID:-none}"
@{end}@exit
