package dev.ashlar.daemon.state;

import java.time.Instant;

/** Somebody with applications of their own. */
public record Tenant(String name, Instant created, Quota quota) {
    /** Who is meant where nobody is named. */
    public static final String DEFAULT = "default";
}
