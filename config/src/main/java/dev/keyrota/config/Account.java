package dev.keyrota.config;

import java.net.URI;
import java.util.List;

/** A login at a vendor. Holds references to secrets only. */
public sealed interface Account permits IssuingAccount, InfisicalAccount, GitHubAccount {
    /** Its name in the file. */
    String name();

    /** Whose it is. */
    Vendor vendor();

    /** Where its secrets are found. */
    List<SecretReference> logins();

    /** Where the vendor's interface is: scheme, host, perhaps a port and a path; no slash at the end. */
    URI url();
}
