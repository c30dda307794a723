/**
 * One HTTP call to one vendor, and what its answer means.
 *
 * <p>{@link dev.keyrota.connectors.http.Http} is the one client of the process; {@link
 * dev.keyrota.connectors.http.Endpoint} is one vendor at one address, and classifies every answer once into a {@code
 * Reply} (PROTOCOL.md, "Answers"). {@link dev.keyrota.connectors.http.Request} is what to ask, {@link
 * dev.keyrota.connectors.http.Json} what was answered.
 *
 * <p>Promises: a call has a deadline, goes to the configured origin and nowhere else, reads at most 1 MiB, and throws
 * nothing that came from outside: neither a vendor's text nor a message of the HTTP library, which may hold a key. A
 * request that may have reached the vendor is never {@code Refused} unless the vendor's own answer says so. A request
 * body is handed to the network once. Never: follows a redirect, uses a proxy, keeps a cookie, retries, logs. Safe for
 * use by many threads; a call blocks its thread, so side-by-side calls want virtual threads.
 */
@NullMarked
package dev.keyrota.connectors.http;

import org.jspecify.annotations.NullMarked;
