package dev.keyrota.connectors.http;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** What it means that no answer came. The exceptions themselves are dropped here: their texts may hold a key. */
final class Transport {
    private Transport() {}

    /**
     * Classifies a failure.
     *
     * @param sendable whether the vendor may have received a whole request before it
     */
    static <T> Reply<T> failed(Throwable failure, boolean sendable) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof CertificateException
                    || (cause instanceof SSLHandshakeException && !sendable)) {
                return new Reply.Refused<>(Refusal.UNREACHABLE);
            }
            root = cause;
        }
        boolean late = failure instanceof HttpTimeoutException
                || failure instanceof TimeoutException
                || root instanceof HttpTimeoutException;
        return new Reply.Unclear<>(late ? Doubt.TIMEOUT : Doubt.BROKEN);
    }
}
