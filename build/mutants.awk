# Counts, in pitest's reports (mutations.xml), the mutants that were made of each module and those that a test killed: one line
# "proof: mutants of MODULE: N made, K killed (P %)" for each, and below it those that live, which docs/proof/survivors.md explains.
#
#   awk -f build/mutants.awk MODULE/target/pit-reports/mutations.xml…

function text(tag, at) {
    at = tag ">"
    return index($0, at) == 1 ? substr($0, length(at) + 1) : ""
}

# A record is what stands between two "<".
BEGIN { RS = "<" }

/^mutation[ >]/ {
    if (made[FILENAME]++ == 0) files[++count] = FILENAME
    lives = / detected='false'/
    if (!lives) killed[FILENAME]++
}

text("sourceFile") != "" { source = text("sourceFile") }

text("mutatedMethod") != "" { method = text("mutatedMethod") }

text("lineNumber") != "" { line = text("lineNumber") }

lives && text("description") != "" {
    living[FILENAME] = living[FILENAME] "  lives: " source ":" line " " method ": " text("description") "\n"
}

END {
    for (i = 1; i <= count; i++) {
        file = files[i]
        module = file
        sub(/\/target\/.*/, "", module)
        sub(/.*\//, "", module)
        printf "proof: mutants of %s: %d made, %d killed (%.1f %%)\n%s", module, made[file], killed[file], \
            100 * killed[file] / made[file], living[file]
    }
}
