// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminalinput;

import dev.ashlar.component.WitResource;

/// WIT's resource `terminal-input`.
@WitResource(in = "wasi:cli/terminal-input@0.2.12", name = "terminal-input")
public interface TerminalInput extends AutoCloseable {
    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
