package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;

/** A session whose value comes in by the entrance. */
record GuardedSession(Session session, Entrance entrance) implements Session {
    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public Reply<Report> report() {
        return session.report()
                .map(report -> new Report(entrance.glimpse(report.value(), "the session " + id()), report.source()));
    }
}
