package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.Screen;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;

/** Says aloud that a log which had facts before got its first signing key: it may have had one that was taken away. */
public final class FirstKey {
    private FirstKey() {}

    /**
     * For a command that writes facts.
     *
     * @param before how many facts the log had before it
     */
    public static void tell(Screen screen, CheckpointSigner signer, Signed signed, long before) {
        if (signed.first() && before > 0) {
            screen.warn("audit log: a signing key was made for a log that had " + before
                    + " facts before; if it had one, restore " + signer.folder() + " from its backup");
        }
    }

    /** For a command that writes no facts. */
    public static void tell(Screen screen, CheckpointSigner signer, Signed signed) {
        tell(screen, signer, signed, signed.checkpoint().size());
    }
}
