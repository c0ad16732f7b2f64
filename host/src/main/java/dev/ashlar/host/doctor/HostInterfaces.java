package dev.ashlar.host.doctor;

import dev.ashlar.host.manifest.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a host answers itself, and what a component has to be granted for the answer to be worth something. */
final class HostInterfaces {
    private static final List<String> OF_WASI_02 = List.of(
            "wasi:io/",
            "wasi:clocks/",
            "wasi:random/",
            "wasi:filesystem/",
            "wasi:cli/",
            "wasi:sockets/",
            "wasi:http/types@",
            "wasi:http/outgoing-handler@");
    private static final List<String> CAPABILITIES =
            List.of("wasi:keyvalue/", "wasi:config/", "wasi:blobstore/", "wasi:logging/", "wasmcloud:messaging/");

    /**
     * A grant that goes with interfaces.
     *
     * @param severity without it
     */
    private record Need(
            String prefix, Predicate<Component> granted, Finding.Severity severity, String without, String fix) {}

    private static final List<Need> NEEDS = List.of(
            new Need(
                    "wasi:keyvalue/",
                    component -> !component.grants().keyValue().isEmpty(),
                    Finding.Severity.ERROR,
                    "is granted no key-value store",
                    "key-value = [\"default\"]"),
            new Need(
                    "wasi:blobstore/",
                    component -> !component.grants().blobs().isEmpty(),
                    Finding.Severity.ERROR,
                    "is granted no blob store",
                    "blobs = [\"default\"]"),
            new Need(
                    "wasi:config/",
                    component -> !component.grants().config().isEmpty(),
                    Finding.Severity.NOTE,
                    "has no configuration",
                    "config = { name = \"value\" }"),
            new Need(
                    "wasi:http/outgoing-handler@",
                    component -> !component.grants().egress().isEmpty(),
                    Finding.Severity.NOTE,
                    "may connect to nowhere",
                    "egress = [\"https://api.example.com\"], if it is to"));

    private HostInterfaces() {}

    /** @param imported as in {@code wasi:io/streams@0.2.0} */
    static boolean answers(String imported) {
        boolean isWasi = OF_WASI_02.stream().anyMatch(imported::startsWith);
        return isWasi
                ? imported.substring(imported.indexOf('@') + 1).startsWith("0.2.")
                : CAPABILITIES.stream().anyMatch(imported::startsWith);
    }

    /** What an import is of little use without, if it is missing. */
    static Optional<Finding> missingGrant(Component component, String imported) {
        return NEEDS.stream()
                .filter(need ->
                        imported.startsWith(need.prefix()) && !need.granted().test(component))
                .findFirst()
                .map(need -> Finding.of(
                        need.severity(),
                        component.name(),
                        "imports %s and %s".formatted(imported, need.without()),
                        "[component.%s] %s".formatted(component.name(), need.fix())));
    }
}
