package dev.ashlar.host.doctor;

import java.util.Set;

/** What build commands use, how to find out whether it is there, and how to get it. */
enum Tool {
    NODE("node", "node --version", "apt-get install nodejs, or see https://nodejs.org", Set.of("node", "npm", "npx")),
    NPM("npm", "npm --version", "apt-get install npm", Set.of("npm", "npx")),
    PYTHON("python3", "python3 --version", "apt-get install python3", Set.of("python3", "pip", "componentize-py")),
    PYTHON_VENV(
            "python3-venv",
            "python3 -c 'import ensurepip, venv; print(\"pip\", ensurepip.version())'",
            "apt-get install python3-venv",
            Set.of("venv")),
    CARGO("cargo", "cargo --version", "see https://rustup.rs, or apt-get install cargo", Set.of("cargo")),
    RUST_TARGET(
            "rust for WebAssembly",
            "test -d \"$(rustc --print target-libdir --target wasm32-wasip2)\" && echo wasm32-wasip2"
                    + " || { test -d \"$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library\" && echo from its source; }",
            "rustup target add wasm32-wasip2; on Debian apt-get install rustc-web rust-web-src lld-22",
            Set.of("cargo"),
            Set.of("wasm32-wasip1", "wasm32-wasip2", "wasm32-unknown-unknown")),
    CLANG(
            "clang",
            "clang-22 --version || clang --version",
            "apt-get install clang-22 lld-22",
            Set.of("clang", "clang-22")),
    WASM_LD(
            "wasm-ld",
            "wasm-ld-22 --version || wasm-ld --version",
            "apt-get install lld-22",
            Set.of("clang", "clang-22")),
    WASI_LIBC(
            "wasi-libc",
            "test -e /usr/lib/wasm32-wasi/libc.a && echo /usr/lib/wasm32-wasi",
            "apt-get install wasi-libc",
            Set.of("wasm32-wasi")),
    BUILTINS(
            "clang's builtins for WebAssembly",
            "cc=$(command -v clang-22 || command -v clang) && "
                    + "test -e \"$($cc -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a\" && echo there",
            "apt-get install libclang-rt-22-dev-wasm32",
            Set.of("libclang_rt.builtins-wasm32.a")),
    WIT_BINDGEN("wit-bindgen", "wit-bindgen --version", "cargo install wit-bindgen-cli@0.63.0", Set.of("wit-bindgen")),
    WASM_TOOLS("wasm-tools", "wasm-tools --version", "cargo install wasm-tools@1.263.0", Set.of("wasm-tools")),
    GO("go", "go version", "see https://go.dev/dl", Set.of("go")),
    TINYGO("tinygo", "tinygo version", "see https://tinygo.org/getting-started/install", Set.of("tinygo")),
    MAKE("make", "make --version", "apt-get install make", Set.of("make"));

    private final String label;
    private final String probe;
    private final String fix;
    private final Set<String> words;
    private final Set<String> targets;

    Tool(String label, String probe, String fix, Set<String> words) {
        this(label, probe, fix, words, Set.of());
    }

    /** @param targets one of which has to be spoken of, too */
    Tool(String label, String probe, String fix, Set<String> words, Set<String> targets) {
        this.label = label;
        this.probe = probe;
        this.fix = fix;
        this.words = words;
        this.targets = targets;
    }

    String label() {
        return label;
    }

    /** A command for the shell that ends with 0 and says the version where the tool is there. */
    String probe() {
        return probe;
    }

    String fix() {
        return fix;
    }

    boolean isUsedBy(Set<String> spoken) {
        return words.stream().anyMatch(spoken::contains)
                && (targets.isEmpty() || targets.stream().anyMatch(spoken::contains));
    }
}
