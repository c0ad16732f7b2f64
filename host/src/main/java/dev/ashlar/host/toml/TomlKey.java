package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;

/** One name of a key with dots. */
record TomlKey(String name, Span span) {}
