package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyrota.connectors.Secret;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The file of an App's private key: a key, or one sentence that holds nothing of it and has no cause. */
public final class AppKeyTarget implements Target {
    /** A key of this process, in PKCS#8. */
    static final String PEM = pem();

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** PKCS#8 holds PKCS#1 behind 26 bytes, where the key has 2048 bits. */
    private static String pkcs1() {
        byte[] pkcs8 = Base64.getMimeDecoder().decode(PEM.replaceAll("-----.*-----", ""));
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        return "-----BEGIN RSA PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs1)
                + "\n-----END RSA PRIVATE KEY-----\n";
    }

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                PEM,
                pkcs1(),
                "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY----END RSA PRIVATE KEY-----",
                "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIC\n-----END PRIVATE KEY-----");
    }

    @Override
    public List<String> words() {
        return List.of(
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----END PRIVATE KEY-----",
                "-----END RSA PRIVATE KEY-----",
                "MIIE");
    }

    @Override
    public void read(byte[] input) {
        if (input.length == 0 || input.length > Secret.LENGTH_MAX) {
            return;
        }
        Throwable refused = catchThrowable(() -> Told.noSecret(AppKey.of(Secret.of(input))));
        if (refused != null) {
            assertThat(refused)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessage("the App's private key is not one unencrypted RSA key in PEM");
        }
    }
}
