# Adds up the reports that the test runs left (TEST-*.xml of Surefire and Failsafe): each skipped test by name and reason,
# each failed one by name, and as the last line "N passed, N failed, N skipped".
#
#   awk -f build/summary.awk REPORT…
#
# A record is what stands between two "<". Text that a test printed is in CDATA and could look like anything.

function attribute(name, at, rest) {
    at = index($0, " " name "=\"")
    if (at == 0) return ""
    rest = substr($0, at + length(name) + 3)
    rest = substr(rest, 1, index(rest, "\"") - 1)
    gsub(/&#10;/, " ", rest)
    gsub(/&quot;/, "\"", rest)
    gsub(/&apos;/, "'", rest)
    gsub(/&lt;/, "<", rest)
    gsub(/&gt;/, ">", rest)
    gsub(/&amp;/, "\\&", rest)
    return rest
}

function close_case() {
    if (test == "") return
    if (bad) failed[++failures] = test
    else if (skip) skipped[++skips] = test " — " (reason == "" ? "no reason given" : reason)
    else passes++
    test = ""
}

BEGIN { RS = "<" }

quoted {
    if (index($0, "]]>")) quoted = 0
    next
}

/^!\[CDATA\[/ {
    # An aborted assumption tells its reason here, behind the name of its exception.
    if (skip && reason == "") {
        reason = substr($0, 9)
        sub(/[\n\r].*/, "", reason)
        sub(/\]\]>.*/, "", reason)
        sub(/^[A-Za-z0-9_.$]+: /, "", reason)
        sub(/^Assumption failed: /, "", reason)
    }
    if (!index($0, "]]>")) quoted = 1
    next
}

/^testcase[ >\/]/ {
    close_case()
    test = attribute("classname") "." attribute("name")
    bad = skip = 0
    reason = ""
}

/^(failure|error)[ >\/]/ { bad = 1 }

/^skipped[ >\/]/ {
    skip = 1
    reason = attribute("message")
}

/^\/testcase>/ { close_case() }

END {
    close_case()
    if (skips) {
        print "SKIPPED, so not proven by this run:"
        for (i = 1; i <= skips; i++) print "  " skipped[i]
    }
    if (failures) {
        print "FAILED:"
        for (i = 1; i <= failures; i++) print "  " failed[i]
    }
    printf "%d passed, %d failed, %d skipped\n", passes, failures, skips
}
