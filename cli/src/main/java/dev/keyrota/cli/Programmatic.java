package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Mode;
import dev.keyrota.config.Rotation;

/** That a rotation is one which this version can do: of keys that the vendor's interface creates. */
final class Programmatic {
    private Programmatic() {}

    /** The rotation itself. @throws Trouble with exit code 2 if a person must create the key; nothing was contacted */
    static Rotation only(Rotation rotation) {
        if (rotation.credential().mode() == Mode.OPERATOR_ASSISTED) {
            throw Trouble.usage(
                    rotation.credential().qualifiedName()
                            + " is operator-assisted, and this version cannot take a key from a person yet; nothing was contacted",
                    "create the key on the vendor's page, write it to every store, then record it with `keyrota adopt`");
        }
        return rotation;
    }
}
