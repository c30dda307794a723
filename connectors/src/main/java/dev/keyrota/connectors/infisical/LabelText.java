package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.RunId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A label as metadata: {@code keyrota.authorization}, {@code .previous}, {@code .run}, {@code .host}, {@code .state},
 * and the {@code .mac} that binds it to the value, HMAC-SHA-256 of the value under the random {@code .salt} beside it.
 * A value that somebody wrote by hand keeps old metadata, and their {@code mac} no longer fits.
 */
final class LabelText {
    /** What every key of ours begins with. */
    static final String PREFIX = "keyrota.";

    private static final int SALT_BYTES = 16;

    private LabelText() {}

    /** The entries for a label and the value it is to fit. */
    static List<Metadata.Item> of(Label label, Secret value, RandomGenerator chance) {
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        List<Metadata.Item> items = new ArrayList<>();
        items.add(item("authorization", label.authorization().value()));
        if (label.previous() != null) {
            items.add(item("previous", label.previous().value()));
        }
        items.add(item("run", label.run().value()));
        items.add(item("host", label.host()));
        items.add(item("state", label.state().name().toLowerCase(Locale.ROOT)));
        items.add(item("salt", HexFormat.of().formatHex(salt)));
        items.add(item("mac", mac(salt, value)));
        return items;
    }

    /** The label that stands in metadata; null if there is none, or none that is whole. */
    static @Nullable Label read(Metadata metadata) {
        Map<String, String> ours = ours(metadata);
        String previous = ours.get("previous");
        try {
            return new Label(
                    new AuthorizationId(ours.getOrDefault("authorization", "")),
                    previous == null ? null : new AuthorizationId(previous),
                    new RunId(ours.getOrDefault("run", "")),
                    ours.getOrDefault("host", ""),
                    Label.State.valueOf(ours.getOrDefault("state", "").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Whether the label in metadata was written for this very value. */
    static boolean fits(Metadata metadata, Secret value) {
        Map<String, String> ours = ours(metadata);
        try {
            byte[] salt = HexFormat.of().parseHex(ours.getOrDefault("salt", ""));
            return salt.length == SALT_BYTES && same(ours.getOrDefault("mac", ""), mac(salt, value));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Map<String, String> ours(Metadata metadata) {
        return metadata.items().stream()
                .filter(item -> item.key().startsWith(PREFIX))
                .collect(Collectors.toMap(
                        item -> item.key().substring(PREFIX.length()),
                        Metadata.Item::value,
                        (first, second) -> "twice"));
    }

    private static Metadata.Item item(String key, String value) {
        return new Metadata.Item(PREFIX + key, value, false);
    }

    private static String mac(byte[] salt, Secret value) {
        return value.reveal(bytes -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(salt, "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(bytes));
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("this Java has no HMAC-SHA-256", broken);
            }
        });
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
