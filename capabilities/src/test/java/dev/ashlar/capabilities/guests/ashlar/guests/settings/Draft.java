// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.settings;

/// WIT's enum `draft`.
public enum Draft {
    RUNTIME,
    SPIN,
    CLOUD
}
