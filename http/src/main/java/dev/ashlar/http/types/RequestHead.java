package dev.ashlar.http.types;

import java.util.Optional;

/** What a received request says before its body. Asked on the guest's thread, and only for what the guest asks for. */
public interface RequestHead {
    /** Such as {@code GET}. */
    String method();

    /** {@code http} or {@code https}. */
    Optional<String> scheme();

    Optional<String> authority();

    Optional<String> pathWithQuery();

    /** As received; guests see none that are forbidden. Asked once. */
    FieldList fields();
}
