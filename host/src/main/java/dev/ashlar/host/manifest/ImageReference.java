package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An artifact in an OCI registry, written as {@code ghcr.io/acme/image:1.2} or {@code ghcr.io/acme/image@sha256:…}.
 *
 * @param registry host and port
 * @param repository path in the registry
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN =
            "^[a-zA-Z0-9.-]+(:[0-9]+)?/[a-z0-9._/-]+(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?$";

    private static final Pattern SYNTAX = Pattern.compile(
            "(?<registry>[a-zA-Z0-9.-]++(?::[0-9]{1,5}+)?+)/(?<repository>[a-z0-9._/-]++)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}+))?+");

    /** Fails with an {@link InvalidTextException}. */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        var matcher = SYNTAX.matcher(name);
        if (!matcher.matches()) {
            String fix = "write registry, path and tag, as in \"ghcr.io/acme/image:1.2\"";
            throw new InvalidTextException("not a reference to an OCI artifact", Optional.of(fix), 0, name.length());
        }
        var digest = at < 0 ? Optional.<Digest>empty() : Optional.of(digest(text, at + 1));
        var tag = Optional.ofNullable(matcher.group("tag"));
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new InvalidTextException(
                    text, "the reference has neither tag nor digest", "add a tag, as in \"" + text + ":1.0\"");
        }
        return new ImageReference(matcher.group("registry"), matcher.group("repository"), tag, digest);
    }

    private static Digest digest(String text, int start) {
        try {
            return Digest.parse(text.substring(start));
        } catch (InvalidTextException e) {
            throw new InvalidTextException(String.valueOf(e.getMessage()), e.fix(), start, text.length());
        }
    }

    @Override
    public String toString() {
        return registry + "/" + repository + tag.map(name -> ":" + name).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
