package dev.keyrota.protocol;

/** Whether a label beside the vault's value tells of a run that is open on another machine. */
final class OpenRun {
    private OpenRun() {}

    /**
     * A label that says open and fits its value is an open run as long as the authorization it replaces is still listed; once that one is
     * gone, the run was over and only its last word was lost.
     */
    static boolean elsewhere(Label label, RunId ours, Reading.Listed listed) {
        return label.state() == Label.State.OPEN
                && !label.run().equals(ours)
                && label.previous() != null
                && listed.of(label.previous()) != null;
    }
}
