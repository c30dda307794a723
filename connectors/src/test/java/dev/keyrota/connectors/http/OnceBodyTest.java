package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class OnceBodyTest {
    private final OnceBody body = new OnceBody("{\"a\":1}".getBytes(StandardCharsets.US_ASCII));

    @Test
    void it_is_handed_out_once() {
        assertThat(read()).isEqualTo("{\"a\":1}");
        assertThat(read()).isEqualTo("failed");
    }

    @Test
    void it_is_not_handed_out_once_it_was_withdrawn() {
        assertThat(body.withdraw()).isTrue();
        assertThat(read()).isEqualTo("failed");
    }

    @Test
    void it_cannot_be_withdrawn_once_it_was_handed_out() {
        read();
        assertThat(body.withdraw()).isFalse();
    }

    private String read() {
        HttpResponse.BodySubscriber<String> reading = HttpResponse.BodySubscribers.ofString(StandardCharsets.US_ASCII);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                reading.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer item) {
                reading.onNext(List.of(item));
            }

            @Override
            public void onError(Throwable failure) {
                reading.onError(failure);
            }

            @Override
            public void onComplete() {
                reading.onComplete();
            }
        });
        try {
            return reading.getBody().toCompletableFuture().join();
        } catch (CompletionException _) {
            return "failed";
        }
    }
}
