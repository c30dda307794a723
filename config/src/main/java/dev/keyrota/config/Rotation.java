package dev.keyrota.config;

import dev.keyrota.config.Places.Placed;
import dev.keyrota.config.problem.Problem;
import dev.keyrota.config.problem.Quote;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Known;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that the configuration allows.
 *
 * @param request what was asked for
 * @param configuration what it was resolved against
 * @param credential the one that was meant; never of mode {@link Mode#AUTO_ROTATED}
 */
public record Rotation(RotationRequest request, Configuration configuration, Credential credential) {
    public Rotation {
        if (credential.mode() == Mode.AUTO_ROTATED) {
            throw new IllegalArgumentException("an auto-rotated credential is watched and never rotated");
        }
    }

    /**
     * Resolves a request.
     *
     * @throws ConfigurationException if the name stands for no or several credentials, or the credential does not allow the request
     */
    public static Rotation of(RotationRequest request, Configuration configuration) throws ConfigurationException {
        Credential credential = configuration.credential(request.credential());
        if (credential.mode() == Mode.AUTO_ROTATED) {
            throw refused(
                    configuration,
                    credential,
                    ".mode",
                    "an auto-rotated credential is watched and never rotated by keyrota",
                    "rotate it where it is rotated; `mode: operator-assisted` or `programmatic` would let keyrota do it");
        }
        if (!request.isEmergency() && !credential.requiredTicket().allows(request.ticket())) {
            throw refused(
                    configuration,
                    credential,
                    ".required-ticket",
                    request.ticket() == null ? "a rotation needs a ticket" : "the ticket does not fit",
                    ticketHint(credential.requiredTicket()));
        }
        return new Rotation(request, configuration, credential);
    }

    /**
     * As if it were to be rotated, for somebody who only looks. Whatever rotates it, its places are the same; no run is opened with this.
     *
     * @param by who looks
     */
    public static Rotation watched(Configuration configuration, Credential credential, String by) {
        Credential rotated =
                credential.mode() == Mode.AUTO_ROTATED ? credential.in(Mode.OPERATOR_ASSISTED) : credential;
        return new Rotation(RotationRequest.scheduled(credential.qualifiedName(), by), configuration, rotated);
    }

    /** The account that issues the credential. */
    public IssuingAccount account() {
        return configuration.issuer(credential);
    }

    /** The stores and their accounts, in the order in which they are written. */
    public List<Destination> stores() {
        return new Places(configuration)
                .own(credential).stream().map(Placed::destination).toList();
    }

    /** The places of other credentials on the same account, which a revocation must not cut off. Looked at, never written. */
    public List<Destination> siblings() {
        return new Places(configuration)
                .siblings(credential).stream().map(Placed::destination).toList();
    }

    /**
     * The charter of a new run.
     *
     * @param host the machine of the run
     * @param recorded the authorization that the journal knows to be current; null on day one
     * @param siblingKeys the authorizations that it knows to be current for the other credentials on the account
     */
    public Charter charter(String host, @Nullable Known recorded, Set<AuthorizationId> siblingKeys) {
        IssuingAccount account = account();
        Places places = new Places(configuration);
        Duration expiresIn = credential.expiresIn();
        return new Charter(
                credential.name(),
                credential.env(),
                credential.account(),
                request.purpose(),
                mode(),
                request.reason(),
                request.urgency(),
                credential.description().text(),
                credential.scope(),
                expiresIn == null ? null : expiresIn.toSeconds(),
                account.identity(),
                account.apps(),
                places.own(credential).stream().map(Placed::place).toList(),
                places.siblings(credential).stream().map(Placed::place).toList(),
                credential.sessions().stream().map(SessionEntry::id).toList(),
                siblingKeys,
                account.protectedIds(),
                account.protectedDescriptions().stream().map(Wildcard::pattern).toList(),
                credential.previousDescriptions().stream()
                        .map(Wildcard::pattern)
                        .toList(),
                recorded,
                overlap(),
                configuration.timing().quiescence(),
                configuration.timing().incidentQuiescence(),
                request.requestedBy(),
                request.authorizedBy(),
                request.ticket(),
                host,
                configuration.sha256(),
                null);
    }

    /** Both keys live no longer than needed in an emergency. */
    private Duration overlap() {
        return request.isEmergency() ? Duration.ZERO : credential.overlap();
    }

    private Charter.Mode mode() {
        return switch (credential.mode()) {
            case PROGRAMMATIC -> Charter.Mode.PROGRAMMATIC;
            case OPERATOR_ASSISTED -> Charter.Mode.OPERATOR_ASSISTED;
            case AUTO_ROTATED -> throw new IllegalStateException("refused by the constructor");
        };
    }

    private static String ticketHint(TicketRule rule) {
        return switch (rule) {
            case TicketRule.NotNeeded(), TicketRule.Needed() -> "add `--ticket ID`; an emergency needs none";
            case TicketRule.Fitting(Wildcard pattern) ->
                "one that fits " + Quote.word(pattern.pattern()) + "; an emergency needs none";
        };
    }

    private static ConfigurationException refused(
            Configuration configuration, Credential credential, String below, String what, String remedy) {
        Problem problem =
                configuration.origin().problem(configuration.origin().place(credential) + below, what, remedy);
        return new ConfigurationException(List.of(problem));
    }
}
