#!/bin/sh
# Java by TeaVM from Maven Central, whose exceptions are the legacy ones: binaryen from npm translates them to those of WebAssembly
# 3.0. ../built/teavm.wasm is checked in.
set -eu
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
. "$root/.mvn/jdk.sh"
find_jdk javac
tools=$root/guests/target/tools/teavm
if [ ! -e "$tools/ready" ]; then
    rm -rf "$tools"
    "$root/mvnw" -q -f pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DoutputDirectory="$tools/jars" </dev/null
    (cd "$tools/jars" && sha256sum --quiet -c) <sums
    npm install --silent --no-fund --no-audit --prefix "$tools" binaryen@132.0.0
    touch "$tools/ready"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$JAVA_HOME/bin/javac" --release 17 -d "$work" -cp "$tools/jars/*" Program.java Build.java
"$JAVA_HOME/bin/java" -cp "$work:$tools/jars/*" Build "$work"
"$tools/node_modules/.bin/wasm-opt" --all-features --disable-compact-imports --translate-to-exnref "$work/program.wasm" \
    -o ../built/teavm.wasm
