// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.terminaloutput;

import dev.ashlar.component.WitResource;

/// WIT's resource `terminal-output`.
@WitResource(in = "wasi:cli/terminal-output@0.2.12", name = "terminal-output")
public interface TerminalOutput extends AutoCloseable {
    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
