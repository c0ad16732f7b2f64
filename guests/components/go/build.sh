#!/bin/sh
# Go 1.25 or newer; crates.io: wit-bindgen-cli, wasm-tools; Debian: clang-22 and lld-22 for wasi.c. The Go proxy does not
# have the module go.bytecodealliance.org/pkg here: pkg/ is what the bindings need of it, written anew.
set -eu
"${CC:-clang-22}" --target=wasm32 -Oz -std=c17 -Wall -Wextra -Werror -ffreestanding -nostdlib -Wl,--no-entry \
    -Wl,--import-memory -Wl,--strip-all -o "$WORK/go/wasi.wasm" wasi.c
for world in provider consumer; do
    made=$WORK/go/$world
    rm -rf "$made"
    wit-bindgen go "$WIT" --world $world --out-dir "$made" >/dev/null 2>&1
    # The resource's part is in provider/kv.go: of a bucket that was handed out and comes back as its own, what 0.63
    # generates drops the handle of long ago, and calls OnDrop twice.
    rm -f "$made/export_ashlar_demo_kv/wit_bindings.go"
    for source in $world/*.go; do
        package=$(sed -n 's/^package //p' "$source")
        mkdir -p "$made/$package"
        cp "$source" "$made/$package/"
        touch "$made/$package/empty.s" # functions without a body need one
    done
    printf '\nreplace go.bytecodealliance.org/pkg => %s\n' "$PWD/pkg" >>"$made/go.mod"
    (cd "$made" && go mod edit -require go.bytecodealliance.org/pkg@v0.4.0 &&
        GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -trimpath -ldflags='-s -w' -o core.wasm .)
    wasm-tools component embed "$WIT" --world $world "$made/core.wasm" -o "$made/embedded.wasm"
    wasm-tools component new "$made/embedded.wasm" --adapt "wasi_snapshot_preview1=$WORK/go/wasi.wasm" \
        -o "$LARGE/go-$world.wasm"
done
