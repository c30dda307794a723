/** The heart of Keyrota. It requires nothing but the language; the annotations on nullness are there at compile time only. */
module dev.keyrota.protocol {
    requires static org.jspecify;
}
