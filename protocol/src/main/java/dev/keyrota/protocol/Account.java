package dev.keyrota.protocol;

/**
 * Who a key authenticates.
 *
 * @param userId the issuer's id of the user, which stays when the address changes
 * @param email the user's address
 */
public record Account(String userId, String email) {}
