package dev.keyrota.cli;

import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Footprint;
import dev.keyrota.config.Places;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.drift.Comparison;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Holdings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Credentials that are compared, and the others of their accounts, whose places may hold the same keys. Each is looked at before any is judged.
 *
 * @param members in the order of the configuration
 */
record Fleet(List<Member> members) {
    Fleet {
        members = List.copyOf(members);
    }

    /**
     * One credential.
     *
     * @param footprint where it is kept
     * @param isChosen whether it is compared; else its places that can be read are looked at, and nothing else
     */
    record Member(Credential credential, Footprint footprint, boolean isChosen) {}

    /** What was seen of one: fingerprints, and no secret. */
    sealed interface Look {
        Member member();

        /** The answers to all that a comparison asks. */
        record Whole(Member member, Comparison comparison, Sight places, Sight keys) implements Look {}

        /** What the places hold that can be read. */
        record Glance(Member member, Sight places) implements Look {}

        /** Something was in the way before anything could be asked. */
        record Failed(Member member, RuntimeException why) implements Look {}
    }

    /** What came of the comparison of one. */
    sealed interface Outcome {
        Credential credential();

        /** It was compared. */
        record Seen(Credential credential, Drift drift) implements Outcome {}

        /** It could not even be asked. */
        record Failed(Credential credential, RuntimeException why) implements Outcome {}
    }

    /** The fleet of these credentials. */
    static Fleet of(Configuration configuration, List<Credential> chosen) {
        Set<String> names = chosen.stream().map(Credential::qualifiedName).collect(Collectors.toUnmodifiableSet());
        Set<String> accounts = chosen.stream().map(Credential::account).collect(Collectors.toUnmodifiableSet());
        Places places = new Places(configuration);
        return new Fleet(configuration.credentials().stream()
                .filter(each -> accounts.contains(each.account()))
                .map(each -> new Member(each, places.footprint(each), names.contains(each.qualifiedName())))
                .toList());
    }

    /** What came of each that was chosen, in the order of the members. */
    static List<Outcome> judged(List<Look> looks) {
        Map<String, Holdings> accounts = new HashMap<>();
        looks.forEach(look -> add(accounts, look));
        return looks.stream().flatMap(look -> judged(look, accounts)).toList();
    }

    private static void add(Map<String, Holdings> accounts, Look look) {
        Credential credential = look.member().credential();
        Footprint footprint = look.member().footprint();
        Holdings holdings = accounts.computeIfAbsent(credential.account(), _ -> new Holdings());
        switch (look) {
            case Look.Whole whole ->
                holdings.add(credential.qualifiedName(), footprint.stores(), footprint.abroad(), whole.places());
            case Look.Glance glance ->
                holdings.add(credential.qualifiedName(), footprint.stores(), footprint.abroad(), glance.places());
            case Look.Failed(var member, var _) -> {
                if (!member.isChosen()) {
                    // What was chosen and failed is told by itself.
                    holdings.addUnseen(credential.qualifiedName());
                }
            }
        }
    }

    private static Stream<Outcome> judged(Look look, Map<String, Holdings> accounts) {
        Credential credential = look.member().credential();
        return switch (look) {
            case Look.Glance _ -> Stream.empty();
            case Look.Failed(var member, var why) ->
                member.isChosen() ? Stream.of(new Outcome.Failed(credential, why)) : Stream.empty();
            case Look.Whole(var _, var comparison, var places, var keys) -> {
                Holdings holdings = accounts.getOrDefault(credential.account(), new Holdings());
                Drift drift = comparison.drift(places, keys, holdings.elsewhere(credential.qualifiedName()));
                yield Stream.of(new Outcome.Seen(credential, drift));
            }
        };
    }
}
