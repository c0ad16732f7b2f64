package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.toml.TomlValue;

/** A value and where its key stands. */
public record Place(Span key, TomlValue value) {}
