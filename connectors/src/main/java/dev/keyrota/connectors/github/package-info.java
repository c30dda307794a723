/**
 * GitHub: an Actions secret of a repository, an environment or an organization as a place that is written and never read back, and
 * the workflow that proves what it holds.
 *
 * <p>The vendor's behaviour is that of its OpenAPI description and of the pages "REST API endpoints for GitHub Actions Secrets", "…
 * workflows", "… workflow runs" and "Generating a JSON Web Token (JWT) for a GitHub App" on docs.github.com, read 2026-11-22.
 *
 * <p>Promises: the value leaves this process only inside a sealed box for the public key that GitHub gave; the token goes to the one
 * configured host and to no place that an answer points at; foreign text is never believed beyond the shape that was agreed.
 * Never: creates an organization's secret, changes who sees one, cancels or approves somebody's run, or edits a workflow.
 */
@NullMarked
package dev.keyrota.connectors.github;

import org.jspecify.annotations.NullMarked;
