/**
 * What the audit log proves to somebody else: checkpoints held against the log, and bundles that an auditor verifies without Keyrota.
 *
 * <p>Promises: works offline; says what was not checked. Never: trusts a key only because it lies beside what it signed.
 */
@NullMarked
package dev.keyrota.cli.evidence;

import org.jspecify.annotations.NullMarked;
