package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.manifest.ByteSize;
import dev.ashlar.host.manifest.Durations;
import dev.ashlar.host.manifest.EgressSyntax;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.manifest.TopicPattern;
import dev.ashlar.host.route.RouteHost;
import dev.ashlar.host.route.RoutePattern;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.Reference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** The shapes that several tables have in common. */
final class CommonShapes {
    static final Shape<ByteSize> SIZE = Shapes.text("a size such as \"64MiB\"", ByteSize.PATTERN, ByteSize::parse);
    static final Shape<Duration> DURATION =
            Shapes.text("a length of time such as \"250ms\"", Durations.PATTERN, Durations::parse);
    static final Shape<Digest> DIGEST = Shapes.text("a digest: \"sha256:...\"", Digest.PATTERN, oci(Digest::parse));
    static final Shape<Reference> IMAGE = Shapes.text(
            "an OCI reference such as \"ghcr.io/acme/image:1.2\"", Reference.PATTERN, oci(Reference::parse));
    static final Shape<Template> TEMPLATE = Shapes.text("a string", "", Template::parse);
    static final Shape<Template> EGRESS =
            Shapes.text("a rule such as \"https://api.example.com\"", "", EgressSyntax::parse);
    static final Shape<RoutePattern> ROUTE =
            Shapes.text("a route such as \"/photos/:id\"", RoutePattern.PATTERN, RoutePattern::parse);
    static final Shape<RouteHost> HOST =
            Shapes.text("a host such as \"example.com\"", RouteHost.PATTERN, RouteHost::parse);
    static final Shape<TopicPattern> TOPIC =
            Shapes.text("a topic such as \"photos.added\"", TopicPattern.PATTERN, TopicPattern::parse);
    static final Shape<String> NAME = Shapes.text(Names.NAME);
    static final Shape<Path> PATH = Shapes.text("a path", "^(?!.*://)[^\\u0000]+$", CommonShapes::path);
    static final Shape<URI> URL = Shapes.text("a URL: \"https://...\"", "^https?://", CommonShapes::url);

    private CommonShapes() {}

    private static <T> Function<String, T> oci(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (InvalidReferenceException e) {
                throw new InvalidTextException(String.valueOf(e.getMessage()), e.fix(), e.start(), e.end());
            }
        };
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new InvalidTextException(text, "an empty path", "write \".\" for the manifest's directory");
        }
        if (text.contains("://")) {
            String fix =
                    "for what is not in a file, write a table: { url = \"...\", digest = \"sha256:...\" } or { oci = \"...\" }";
            throw new InvalidTextException(text, "not a path but a URL", fix);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidTextException(text, "not a path on this system", String.valueOf(e.getReason()));
        }
    }

    private static URI url(String text) {
        try {
            var url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new InvalidTextException(
                    text, "not a URL: " + e.getReason(), "percent-encode what is no character of URLs");
        }
        throw new InvalidTextException(
                text, "not the URL of a file", "write \"https://\", a host and a path, without user and fragment");
    }
}
