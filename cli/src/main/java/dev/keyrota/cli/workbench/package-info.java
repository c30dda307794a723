/**
 * Where a configuration becomes things that can be used: journal, keys, vendors, places.
 *
 * <p>Promises: a secret that enters this process is known to the net that takes secrets out of texts, and in GitHub Actions masked, before
 * it is used. Never: decides anything about a rotation.
 */
@NullMarked
package dev.keyrota.cli.workbench;

import org.jspecify.annotations.NullMarked;
