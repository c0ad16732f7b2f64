package dev.ashlar.cli;

import dev.ashlar.engine.ImportType;
import dev.ashlar.wasi.Preview1;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of all that a guest imports and nobody provides, and what to do about it. */
final class MissingImports {
    private static final int LISTED = 30;

    /** What imports whose names start so are for. */
    private static final Map<String, String> OF_MODULES = new LinkedHashMap<>();

    private static final Map<String, String> OF_COMPONENTS = new LinkedHashMap<>();

    static {
        OF_MODULES.put(
                "wasi_unstable.",
                "wasi_unstable is WASI as it was before 2020; build the program anew with newer tools.");
        OF_MODULES.put(
                Preview1.MODULE + ".", "Those of wasi_snapshot_preview1 are not in WASI 0.1 as it was released.");
        OF_MODULES.put("wasi.", "Threads of WASI 0.1 (wasi-threads) have to be granted: --threads N.");
        OF_MODULES.put(
                "gojs.", "The module is for a JavaScript host; GOOS=wasip1 GOARCH=wasm makes a program of WASI of it.");
        OF_MODULES.put("__wbindgen", "The module is for the JavaScript that wasm-bindgen generated with it.");
        OF_MODULES.put("wbg.", "The module is for the JavaScript that wasm-bindgen generated with it.");
        OF_MODULES.put(
                "env.",
                "What is imported from env was not there when the module was linked, or its toolchain brings its own host.");
        OF_COMPONENTS.put(
                "wasi:", "What is here of WASI is 0.2: io, clocks, random, filesystem, cli, sockets and http.");
        OF_COMPONENTS.put("", "A component that exports one can be put in: ashlar compose FILE --plug OTHER -o BOTH.");
    }

    private MissingImports() {}

    static CommandFailedException ofModule(List<ImportType> missing) {
        return failure(
                missing.stream()
                        .collect(Collectors.toMap(
                                wanted -> wanted.module() + "." + wanted.name(),
                                wanted -> " " + wanted.type(),
                                (one, other) -> one,
                                LinkedHashMap::new)),
                OF_MODULES);
    }

    static CommandFailedException ofComponent(List<String> missing) {
        return failure(
                missing.stream()
                        .collect(Collectors.toMap(name -> name, name -> "", (one, other) -> one, LinkedHashMap::new)),
                OF_COMPONENTS);
    }

    private static CommandFailedException failure(Map<String, String> missing, Map<String, String> reasons) {
        var message = new StringBuilder("it imports what nobody provides:");
        missing.entrySet().stream()
                .limit(LISTED)
                .forEach(entry -> message.append("\n  ").append(Printable.name(entry.getKey() + entry.getValue())));
        if (missing.size() > LISTED) {
            message.append("\n  and ").append(missing.size() - LISTED).append(" more");
        }
        missing.keySet().stream()
                .flatMap(name -> reason(name, reasons).stream())
                .distinct()
                .forEach(reason -> message.append('\n').append(reason));
        message.append("\nWith --trap-missing it runs until it calls one of them.");
        return new CommandFailedException(message.toString(), ExitCode.LINK);
    }

    private static Optional<String> reason(String name, Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
