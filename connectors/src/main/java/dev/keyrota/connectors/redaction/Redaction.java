package dev.keyrota.connectors.redaction;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Takes secrets out of text. Each run of characters that is a part of at least nine bytes of a secret (the whole of a
 * shorter one, from four bytes on) is replaced, whether raw, in base64 of any phase and either alphabet,
 * percent-encoded, in hexadecimal, or escaped for JSON; so is each token of a known form, whoever's it is. Takes out
 * too much rather than too little. Safe for use by many threads.
 */
public final class Redaction {
    /** What stands where something was. */
    public static final String MARK = "[redacted]";

    private final Supplier<? extends Collection<Secret>> custody;

    /** @param custody the secrets to look for, asked at each text; closed ones are passed over */
    public Redaction(Supplier<? extends Collection<Secret>> custody) {
        this.custody = custody;
    }

    /** A text without secrets. */
    public String redact(String text) {
        return new String(redact(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /**
     * Bytes without secrets, for streams; best whole lines at a time, since a secret that is torn in two is not found.
     */
    public byte[] redact(byte[] text) {
        Stencil stencil = new Stencil(text);
        for (Secret secret : custody.get()) {
            Disguises.of(secret).forEach(stencil::cover);
        }
        return TokenForms.redact(stencil.covered());
    }

    /**
     * Whether these bytes hold a secret of custody in one of those forms: at least half of it in one piece, and at least
     * 16 bytes of it (the whole of a shorter one). A smaller part could be what all tokens of a vendor have in common,
     * such as the header of a JSON Web Token. What only has the form of a token is not looked for.
     */
    public boolean finds(byte[] text) {
        return custody.get().stream()
                .flatMap(secret -> Disguises.of(secret).stream())
                .anyMatch(disguise -> new Stencil(text).finds(disguise));
    }
}
