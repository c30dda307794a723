package dev.keyrota.connectors.http;

import java.util.List;

/**
 * Settings of the Java runtime on which promises of this package rest.
 *
 * <p>The JDK's client resends requests by itself: a read on a connection that broke, any method on an HTTP/2 stream
 * that the peer says it did not process (JDK 25, {@code jdk.internal.net.http.MultiExchange}). The one setting that
 * ends all of that is the number of attempts, which it shares with redirects, and which is read when the process sends
 * its first request.
 */
final class RuntimeSettings {
    private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    private record Setting(String property, String consequence) {}

    private static final List<Setting> FORBIDDEN = List.of(
            new Setting("jdk.httpclient.enableAllMethodRetry", "would send a creation twice when a connection breaks"),
            new Setting("jdk.httpclient.HttpClient.log", "would write request headers, and with them keys, to a log"),
            new Setting("jdk.internal.httpclient.debug", "would write requests, and with them keys, to a log"),
            new Setting("jdk.internal.httpclient.disableHostnameVerification", "would trust any host with a key"),
            new Setting("javax.net.debug", "would write what goes over TLS, and with it keys, to a log"));

    private RuntimeSettings() {}

    /**
     * Sets the one, and checks the others.
     *
     * @throws IllegalStateException naming the first setting that Keyrota does not run beside, and its remedy
     */
    static void settle() {
        for (Setting setting : FORBIDDEN) {
            String value = System.getProperty(setting.property());
            if (value != null && !value.equalsIgnoreCase("false")) {
                throw new IllegalStateException("the Java property " + setting.property() + " is set, which "
                        + setting.consequence() + "; start Keyrota without it");
            }
        }
        System.setProperty(ATTEMPTS, "1");
    }
}
