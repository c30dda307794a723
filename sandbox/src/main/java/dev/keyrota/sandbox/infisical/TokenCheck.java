package dev.keyrota.sandbox.infisical;

/** Whether a bearer's text stands for a live token: that token, or why not. */
sealed interface TokenCheck permits AccessToken, VaultAnswer.Refused {}
