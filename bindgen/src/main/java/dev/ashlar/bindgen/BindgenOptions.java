package dev.ashlar.bindgen;

import dev.ashlar.wit.PackageName;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What generated sources look like.
 *
 * @param basePackage all generated packages are below it; empty for none
 * @param provided WIT whose bindings exist already, so that they are referred to and not generated: to a namespace
 *     ({@code wasi}), a package ({@code wasi:io}) or one of its versions ({@code wasi:io@0.2.12}) the base package that
 *     they were generated with; the longest match counts
 */
public record BindgenOptions(String basePackage, Map<String, String> provided) {
    /** @throws IllegalArgumentException when a base package is not a name in Java */
    public BindgenOptions {
        provided = Collections.unmodifiableMap(new TreeMap<>(provided));
        requirePackage(basePackage);
        provided.values().forEach(BindgenOptions::requirePackage);
    }

    public BindgenOptions(String basePackage) {
        this(basePackage, Map.of());
    }

    private static void requirePackage(String name) {
        if (!name.isEmpty() && !JavaNames.isPackage(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a Java package");
        }
    }

    /** The base package of bindings that exist already. */
    Optional<String> providedBase(PackageName name) {
        return Stream.of(name.toString(), name.unversioned().toString(), name.namespace())
                .map(provided::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
