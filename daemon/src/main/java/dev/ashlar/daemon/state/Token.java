package dev.ashlar.daemon.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client proves itself with, but for its secret.
 *
 * @param tenant for whom it speaks; empty for the operator
 * @param note what it is for
 */
public record Token(String id, Optional<String> tenant, String note, Instant created, Optional<Instant> expires) {}
