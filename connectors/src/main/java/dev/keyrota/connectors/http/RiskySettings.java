package dev.keyrota.connectors.http;

import java.util.List;

/** Settings of the Java runtime that break a promise of this package. Keyrota does not run beside them. */
final class RiskySettings {
    private record Setting(String property, String consequence) {}

    private static final List<Setting> ALL = List.of(
            new Setting("jdk.httpclient.enableAllMethodRetry", "would send a creation twice when a connection breaks"),
            new Setting("jdk.httpclient.HttpClient.log", "would write request headers, and with them keys, to a log"),
            new Setting("jdk.internal.httpclient.debug", "would write requests, and with them keys, to a log"),
            new Setting("jdk.internal.httpclient.disableHostnameVerification", "would trust any host with a key"),
            new Setting("javax.net.debug", "would write what goes over TLS, and with it keys, to a log"));

    private RiskySettings() {}

    /** @throws IllegalStateException naming the first such setting and its remedy */
    static void refuse() {
        for (Setting setting : ALL) {
            String value = System.getProperty(setting.property());
            if (value != null && !value.equalsIgnoreCase("false")) {
                throw new IllegalStateException("the Java property " + setting.property() + " is set, which "
                        + setting.consequence() + "; start Keyrota without it");
            }
        }
    }
}
