package dev.ashlar.conformance.wasi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of the suite and what it must do.
 *
 * @param file the module or component
 * @param root a folder of which it gets a copy as {@code /}
 * @param wasmtime what wasmtime does with it: {@code pass}, or why not
 */
record WasiProgram(
        String name,
        String language,
        Path file,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> root,
        int exitCode,
        Optional<String> output,
        Optional<String> error,
        String wasmtime) {
    @Override
    public String toString() {
        return language + "/" + name;
    }
}
