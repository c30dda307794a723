/**
 * The simulated Heroku: one account with its authorizations and apps, and the part of the Platform API v3 that Keyrota
 * and the {@code heroku} command line call.
 */
@NullMarked
package dev.keyrota.sandbox.heroku;

import org.jspecify.annotations.NullMarked;
