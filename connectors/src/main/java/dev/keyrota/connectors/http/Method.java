package dev.keyrota.connectors.http;

/** What a request does with its target. */
enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
