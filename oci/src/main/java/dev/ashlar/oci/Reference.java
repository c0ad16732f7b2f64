package dev.ashlar.oci;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An artifact in a registry, written as {@code ghcr.io/acme/image:1.2} or {@code ghcr.io/acme/image@sha256:…}, or with both: then the
 * digest says which one and the tag is for people. Names are those of the OCI distribution specification.
 *
 * @param registry host and port
 * @param repository path in the registry
 */
public record Reference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
    private static final String REGISTRY =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]+\\])(?::[0-9]{1,5})?";
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String REPOSITORY = PART + "(?:/" + PART + ")*";
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";

    /** What {@link #parse} accepts. */
    public static final String PATTERN =
            "^" + REGISTRY + "/" + REPOSITORY + "(?::" + TAG + ")?(?:@sha256:[0-9a-f]{64})?$";

    private static final int MAX_LENGTH = 512;
    private static final Pattern SYNTAX =
            Pattern.compile("(?<registry>" + REGISTRY + ")/(?<repository>" + REPOSITORY + ")(?::(?<tag>" + TAG + "))?");

    public Reference {
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new IllegalArgumentException("neither tag nor digest");
        }
    }

    /** Fails with an {@link InvalidReferenceException}. */
    public static Reference parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        if (name.length() > MAX_LENGTH) {
            throw new InvalidReferenceException(
                    "a reference to an OCI artifact has at most %d characters".formatted(MAX_LENGTH),
                    "correct it",
                    0,
                    name.length());
        }
        var matcher = SYNTAX.matcher(name);
        if (!matcher.matches()) {
            throw new InvalidReferenceException(
                    "not a reference to an OCI artifact",
                    "write registry, path and tag, as in \"ghcr.io/acme/image:1.2\"",
                    0,
                    name.length());
        }
        var digest = at < 0 ? Optional.<Digest>empty() : Optional.of(Digest.parse(text, at + 1));
        var tag = Optional.ofNullable(matcher.group("tag"));
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new InvalidReferenceException(
                    "the reference has neither tag nor digest",
                    "add a tag, as in \"" + text + ":1.0\"",
                    0,
                    text.length());
        }
        return new Reference(matcher.group("registry"), matcher.group("repository"), tag, digest);
    }

    /** The same repository and what has a digest in it. */
    public Reference at(Digest other) {
        return new Reference(registry, repository, Optional.empty(), Optional.of(other));
    }

    /** The digest if there is one, or else the tag: what a registry's API calls a reference. */
    public String version() {
        return digest.map(Digest::toString).or(() -> tag).orElseThrow();
    }

    /** Registry and repository. */
    public String name() {
        return registry + "/" + repository;
    }

    @Override
    public String toString() {
        return name()
                + tag.map(value -> ":" + value).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
