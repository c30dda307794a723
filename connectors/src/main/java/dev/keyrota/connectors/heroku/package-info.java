/**
 * Heroku: the issuer of OAuth authorizations, and the config variables of its apps as a place that holds a secret.
 *
 * <p>Relies on the Platform API v3 as described at devcenter.heroku.com (articles platform-api-reference and oauth,
 * changelog items 3175 and 3841) and in its published schema, read on 2026-11-22. Promises: a list is whole or not
 * answered; a mask never counts as a token; values of variables that are not ours are skipped where they are parsed.
 * Never: decides which authorization is ours, retries, or revokes what it was not told to.
 */
@NullMarked
package dev.keyrota.connectors.heroku;

import org.jspecify.annotations.NullMarked;
