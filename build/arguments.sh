# Sourced by ./verify: writes down the argument list of every process that the run starts, so that they can be searched.
#
# Only where /proc shows processes. A process that lives for less than a moment may be missed. Environments are left alone:
# that of whoever runs this holds secrets that belong in no file.

# group_of PID: its process group, or nothing if it ended. The name in /proc/PID/stat stands in brackets and may hold anything.
group_of() {
    stat=
    { IFS= read -r stat < "/proc/$1/stat"; } 2> /dev/null
    set -f
    set -- ${stat##*) }
    set +f
    printf '%s' "${3:-}"
}

# note_arguments FILE: until it is killed, or the script that began it is gone.
note_arguments() {
    IFS=' '
    ours=$(group_of $$)
    seen=' '
    while kill -0 $$ 2> /dev/null; do
        alive=' '
        for process in /proc/[0-9]*; do
            pid=${process#/proc/}
            name=
            { IFS= read -r name < "$process/comm"; } 2> /dev/null
            case $seen in
                *" $pid:$name "*) ;;
                *)
                    if [ "$(group_of "$pid")" = "$ours" ]; then
                        { cat "$process/cmdline" && echo; } >> "$1" 2> /dev/null
                    fi
                    ;;
            esac
            alive="$alive$pid:$name "
        done
        seen=$alive
        sleep 0.3
    done
}
