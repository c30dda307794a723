# Counts, in pitest's reports (mutations.xml), the mutants that were made of each module and those that a test killed: one line
# "proof: mutants of MODULE: N made, K killed (P %)" for each.
#
#   awk -f build/mutants.awk MODULE/target/pit-reports/mutations.xml…

# A record is what stands between two "<".
BEGIN { RS = "<" }

/^mutation[ >]/ {
    if (made[FILENAME]++ == 0) files[++count] = FILENAME
    if (/ detected='true'/) killed[FILENAME]++
}

END {
    for (i = 1; i <= count; i++) {
        file = files[i]
        module = file
        sub(/\/target\/.*/, "", module)
        sub(/.*\//, "", module)
        printf "proof: mutants of %s: %d made, %d killed (%.1f %%)\n", module, made[file], killed[file], \
            100 * killed[file] / made[file]
    }
}
