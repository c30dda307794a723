/**
 * Infisical: a vault that holds the secret and, beside it, what Keyrota knows of it.
 *
 * <p>Relies on a running server of June 2025 (v3 API, observed 2026-11-22) and on the source of later ones (v4 API;
 * Infisical/infisical, {@code backend/src/server/routes}, read 2026-11-22). Promises: a write that only made an
 * approval request is never taken for a write; the text that stands for a hidden value is never taken for a value; what
 * the team keeps beside the value stays. Never: renews a token (by default that destroys it), sends the value to change
 * the label, or logs in again in a loop (three bad secrets lock the identity).
 */
@NullMarked
package dev.keyrota.connectors.infisical;

import org.jspecify.annotations.NullMarked;
