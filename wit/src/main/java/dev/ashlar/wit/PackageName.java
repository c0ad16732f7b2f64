package dev.ashlar.wit;

import java.util.Optional;

/** What a package is called, as in {@code wasi:io@0.2.12}. */
public record PackageName(String namespace, String name, Optional<String> version) {
    @Override
    public String toString() {
        return namespace + ":" + name + version.map(v -> "@" + v).orElse("");
    }
}
