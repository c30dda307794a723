package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.Optional;

/** Fetches a job's log and finds the probe's answer in it. The log is elsewhere; no token goes there, and no further than one step. */
final class ProbeLog {
    private static final Dialect STORAGE = response -> Dialect.usual(response.status());

    private final GitHub github;
    private final LogHosts hosts;

    ProbeLog(GitHub github, LogHosts hosts) {
        this.github = github;
        this.hosts = hosts;
    }

    /** The answer in the log that a request asks for. */
    Reply<ProbeAnswer> answer(Request log) {
        return github.exchange(
                        log,
                        response -> response.status() == 302
                                ? located(response)
                                : github.<LogHosts.Place>classify(
                                        log, response, _ -> new Reply.Unclear<>(Doubt.UNREADABLE)))
                .then(this::fetch);
    }

    private Reply<LogHosts.Place> located(Response response) {
        Optional<LogHosts.Place> place = response.header("location").flatMap(hosts::place);
        return place.isPresent() ? new Reply.Answered<>(place.get()) : new Reply.Unclear<>(Doubt.REDIRECTED);
    }

    private Reply<ProbeAnswer> fetch(LogHosts.Place place) {
        Reply<ProbeAnswer> reply = github.http().at(place.origin(), STORAGE).call(place.request(), response -> {
            Optional<ProbeAnswer> answer = ProbeAnswer.in(response.text());
            return answer.isPresent() ? new Reply.Answered<>(answer.get()) : new Reply.Unclear<>(Doubt.UNREADABLE);
        });
        return isStale(reply) ? new Reply.Unclear<>(Doubt.UNREADABLE) : reply;
    }

    /** The storage refuses an address whose minute is over; that says nothing of what our token may do at GitHub. */
    private static boolean isStale(Reply<?> reply) {
        return reply instanceof Reply.Refused<?>(var why, var _)
                && (why == Refusal.FORBIDDEN || why == Refusal.UNAUTHENTICATED || why == Refusal.INVALID);
    }
}
