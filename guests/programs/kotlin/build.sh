#!/bin/sh
# Kotlin/Wasm for WASI, by the compiler from Maven Central; ../built/kotlin.wasm is checked in. With sources and a file as
# arguments, those are compiled to it: build.sh FILE.wasm SOURCE...
set -eu
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
. "$root/.mvn/jdk.sh"
find_jdk java
tools=$root/guests/target/tools/kotlin
if [ ! -e "$tools/ready" ]; then
    rm -rf "$tools"
    "$root/mvnw" -q -f pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DoutputDirectory="$tools" </dev/null
    (cd "$tools" && sha256sum --quiet -c) <sums
    touch "$tools/ready"
fi
library=$(echo "$tools"/kotlin-stdlib-wasm-wasi-*.klib)

# The new exception handling is the one that became part of WebAssembly 3.0.
kotlin() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$tools/*" org.jetbrains.kotlin.cli.js.KotlinWasmCompiler \
        -Xwasm -Xwasm-target=wasm-wasi -Xwasm-use-new-exception-proposal -Xwasm-kclass-fqn -libraries "$library" \
        -Werror -ir-output-name guest "$@"
}

[ $# -gt 0 ] || set -- ../built/kotlin.wasm Json.kt Mix.kt Orders.kt Wasi.kt
result=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kotlin -Xir-produce-klib-file -ir-output-dir "$work" "$@"
kotlin -Xir-produce-js -Xir-dce -Xinclude="$work/guest.klib" -ir-output-dir "$work"
mv "$work/guest.wasm" "$result"
