package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Charter;

/**
 * A deed that leaves a machine.
 *
 * @param call the vendor's operation
 * @param detail what it does there
 */
record Sent(String call, String detail) {
    /** Whether it does what was announced, no more and no less. */
    boolean is(Act announced, Charter charter) {
        return switch (announced) {
            case Act.Create(var _, var description, var _) ->
                call.equals("heroku.authorizations.create") && detail.equals(description);
            case Act.Revoke(var id, var _, var _) ->
                call.equals("heroku.authorizations.revoke") && detail.equals(id.value());
            case Act.Write write -> isWrite(write, charter);
            case Act.Close _ -> call.equals("infisical.write label") && detail.contains("state=DONE");
            // What a person made is taken, and nothing is sent.
            case Act.Receive _ -> false;
        };
    }

    private boolean isWrite(Act.Write write, Charter charter) {
        String text = switch (charter.place(write.store()).kind()) {
            case VAULT -> call.equals("infisical.write") ? detail.split(" ", 2)[0] : "";
            case READABLE -> call.equals("heroku.config.write") ? after(write) : "";
            case WRITE_ONLY -> call.equals("github.secret.put") ? after(write) : "";
        };
        return !text.isEmpty() && Machine.FINGERPRINTS.of(Secret.ofText(text)).equals(write.value());
    }

    /** The value, if the write is to the announced place. */
    private String after(Act.Write write) {
        String place = write.store().value() + " ";
        return detail.startsWith(place) ? detail.substring(place.length()) : "";
    }
}
