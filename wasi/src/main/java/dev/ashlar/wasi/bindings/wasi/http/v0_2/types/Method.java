// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

/// WIT's variant `method`.
public sealed interface Method {
    record Get() implements Method {}

    record Head() implements Method {}

    record Post() implements Method {}

    record Put() implements Method {}

    record Delete() implements Method {}

    record Connect() implements Method {}

    record Options() implements Method {}

    record Trace() implements Method {}

    record Patch() implements Method {}

    /// @param value `string`
    record Other(String value) implements Method {}
}
