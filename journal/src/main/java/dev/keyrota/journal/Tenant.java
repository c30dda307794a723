package dev.keyrota.journal;

import java.time.Instant;

/** Who holds a lease, and since when by their clock. */
record Tenant(Holder holder, Instant since) {}
