// Generated from WIT by ashlar. Do not edit.
/// The interface `wasi:cli/terminal-stdin@0.2.12`.
@NullMarked
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalstdin;

import org.jspecify.annotations.NullMarked;
