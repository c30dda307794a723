package dev.keyrota.connectors.http;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What it means that no answer came. The exceptions themselves are dropped here: their texts may hold a key. */
final class Transport {
    private Transport() {}

    /**
     * Classifies a failure.
     *
     * <p>A connection that was accepted and then broke is a doubt in every case, so that the answer does not depend on
     * how far this side had come when the other hung up.
     *
     * @param read whether the request only looks
     * @param takenBack whether it is certain that the vendor never gets the request's body, and so not the request
     */
    static <T> Reply<T> failed(Throwable failure, boolean read, boolean takenBack) {
        boolean late = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof CertificateException
                    || (cause instanceof SSLException && (read || takenBack))) {
                return new Reply.Refused<>(Refusal.UNREACHABLE);
            }
            late |= cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
        }
        if (late && takenBack) {
            return new Reply.Refused<>(Refusal.UNREACHABLE);
        }
        return new Reply.Unclear<>(late ? Doubt.TIMEOUT : Doubt.BROKEN);
    }
}
