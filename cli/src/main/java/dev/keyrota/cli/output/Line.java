package dev.keyrota.cli.output;

/** A line that GitHub Actions' runner does not take for one of its commands: those begin with {@code ::} or hold {@code ##[}. */
final class Line {
    private Line() {}

    static String safe(String line) {
        String harmless = line.replace("##[", "## [");
        int start = harmless.length() - harmless.stripLeading().length();
        return harmless.startsWith("::", start)
                ? harmless.substring(0, start) + ": :" + harmless.substring(start + 2)
                : harmless;
    }
}
