package dev.ashlar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What the launcher runs once per JDK to record its AOT cache: every command is loaded, cheap ones are run. */
final class StartupTraining {
    /** {@code (module (memory 1) (func (export "f") (param i32) (result i32) local.get 0 i32.load))} */
    private static final String MODULE = "\0asm\1\0\0\0"
            + "\1\6\1\140\1\177\1\177" // types
            + "\3\2\1\0" // functions
            + "\5\3\1\0\1" // memories
            + "\7\5\1\1f\0\0" // exports
            + "\12\11\1\7\0\40\0\50\2\0\13"; // code

    private static final String WIT =
            "package a:b; interface i { record r { a: list<u8> } resource s { m: func(a: r) -> result; } } world w { export i; }";

    private StartupTraining() {}

    public static void main(String[] args) throws IOException {
        Ashlar.execute(Terminal.PLAIN, "--version");
        Ashlar.execute(Terminal.PLAIN, "--help");
        Ashlar.execute(Terminal.PLAIN, "version", "--json");
        Ashlar.execute(Terminal.PLAIN, "completion", "bash");
        Ashlar.execute(Terminal.PLAIN, "no-such-command");
        var module = Files.createTempFile("ashlar", ".wasm");
        var wit = Files.createTempFile("ashlar", ".wit");
        try {
            Files.write(module, MODULE.getBytes(StandardCharsets.ISO_8859_1));
            Ashlar.execute(Terminal.PLAIN, "run", module.toString(), "--invoke", "f", "8");
            Ashlar.execute(Terminal.PLAIN, "inspect", module.toString());
            Files.writeString(wit, WIT);
            Ashlar.execute(Terminal.PLAIN, "wit", "print", wit.toString());
            Ashlar.execute(Terminal.PLAIN, "wit", "compat", wit.toString(), wit.toString());
        } finally {
            Files.delete(wit);
            Files.delete(module);
        }
    }
}
