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
     * @param mayHaveArrived whether the vendor may have received the whole of a request that changes something
     */
    static <T> Reply<T> failed(Throwable failure, boolean mayHaveArrived) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof CertificateException
                    || (cause instanceof SSLException && !mayHaveArrived)) {
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
