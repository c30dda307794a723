package dev.keyrota.cli.endtoend;

/** Lines of figures, which {@code ./verify --deep} collects from the reports of the tests. */
final class Proof {
    private Proof() {}

    static void say(String what, String figures) {
        System.out.println("proof: " + what + ": " + figures);
    }

    /** Whether this is the long run. */
    static boolean isDeep() {
        return Boolean.getBoolean("deep");
    }

    /** How many to try; {@code -Dproof.percent=10} makes a tenth of the long run, which then proves a tenth. */
    static int many(int ordinarily, int inTheLongRun) {
        return isDeep() ? Math.max(1, inTheLongRun * Integer.getInteger("proof.percent", 100) / 100) : ordinarily;
    }
}
