package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Reply;
import java.util.function.Function;

/** What all calls to Heroku's Platform API have in common. */
final class Platform {
    private final Endpoint endpoint;

    Platform(Http http, BaseUrl base) {
        endpoint = http.at(base, new HerokuDialect());
    }

    /** A call with a JSON answer. */
    <T> Reply<T> json(Request request, Secret key, Function<Json, T> reading) {
        return endpoint.json(with(request, key), reading);
    }

    /** A call whose answer is read as a response. */
    <T> Reply<T> call(Request request, Secret key, Function<Response, Reply<T>> reading) {
        return endpoint.call(with(request, key), reading);
    }

    /** Every page of a list; see {@link Paging}. */
    <T> Reply<Paging.Whole<T>> all(Request request, Secret key, Function<Json, T> item, Function<T, ?> id) {
        return new Paging<>(item, id).all(this, request, key);
    }

    private static Request with(Request request, Secret key) {
        return request.header("Accept", "application/vnd.heroku+json; version=3")
                .bearer(key);
    }
}
