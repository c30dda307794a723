package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import java.util.Arrays;
import java.util.List;

/**
 * A generic password of the macOS Keychain, by {@code security find-generic-password}. It ends with the low byte of the {@code OSStatus}
 * ({@code SecBase.h}, developer.apple.com, read 2026-11-23). This project has never run it on a Mac.
 */
public final class MacKeychainSession implements Session {
    /** {@code errSecItemNotFound}, -25300. */
    private static final int NOT_FOUND = 44;

    /** {@code errSecInteractionNotAllowed}, -25308: it is locked, and nobody can be asked, as over SSH. */
    private static final int NOBODY_TO_ASK = 36;

    /** {@code errSecAuthFailed}, -25293. */
    private static final int NOT_LET_IN = 51;

    /** {@code errSecUserCanceled}, -128. */
    private static final int CANCELED = 128;

    private final SessionId id;
    private final String service;
    private final List<String> command;
    private final Inquiry inquiry;

    /** A password, by its service and its account. */
    public MacKeychainSession(SessionId id, String service, String account) {
        this(id, service, account, "/usr/bin/security", new Inquiry(Inquiry.PATIENCE));
    }

    MacKeychainSession(SessionId id, String service, String account, String program, Inquiry inquiry) {
        this.id = id;
        this.service = service;
        this.command = List.of(program, "find-generic-password", "-s", service, "-a", account, "-w");
        this.inquiry = inquiry;
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Reply<Report> report() {
        return switch (inquiry.of(command)) {
            // Every Mac has the program, so that this is none: the session is another machine's.
            case Reply.Refused<Inquiry.Outcome>(var why, var _)
            when why == Refusal.UNSUPPORTED -> new Reply.Refused<>(Refusal.NOT_FOUND);
            case Reply<Inquiry.Outcome> reply -> reply.then(this::report);
        };
    }

    private Reply<Report> report(Inquiry.Outcome outcome) {
        try (outcome) {
            return switch (outcome.exit()) {
                case 0 -> report(outcome.out());
                case NOT_FOUND -> new Reply.Refused<>(Refusal.NOT_FOUND);
                case NOBODY_TO_ASK, NOT_LET_IN, CANCELED -> new Reply.Refused<>(Refusal.FORBIDDEN);
                default -> new Reply.Unclear<>(Doubt.UNREADABLE);
            };
        }
    }

    /** A line feed follows the password. */
    private Reply<Report> report(byte[] said) {
        boolean whole = said.length > 0 && said[said.length - 1] == '\n';
        return whole
                ? Reports.of(Arrays.copyOf(said, said.length - 1), "keychain " + service)
                : new Reply.Unclear<>(Doubt.UNREADABLE);
    }
}
