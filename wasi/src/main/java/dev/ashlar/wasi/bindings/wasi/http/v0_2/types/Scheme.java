// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

/// WIT's variant `scheme`.
public sealed interface Scheme {
    record Http() implements Scheme {}

    record Https() implements Scheme {}

    /// @param value `string`
    record Other(String value) implements Scheme {}
}
