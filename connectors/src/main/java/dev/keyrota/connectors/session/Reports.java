package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Reply;
import java.util.Arrays;

/** What sessions report. */
final class Reports {
    private Reports() {}

    /**
     * A value. One that is longer than a secret can be is none that Keyrota could compare with: it is reported as something it cannot read.
     *
     * @param value wiped here
     */
    static Reply<Session.Report> of(byte[] value, String source) {
        try {
            if (value.length > Secret.LENGTH_MAX) {
                return new Reply.Unclear<>(Doubt.UNREADABLE);
            }
            return new Reply.Answered<>(new Session.Report(value.length == 0 ? null : Secret.of(value), source));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }
}
