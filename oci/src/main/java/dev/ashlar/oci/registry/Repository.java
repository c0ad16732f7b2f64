package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A repository of a registry, and what can be asked of it in one request. */
final class Repository {
    static final int MAX_DOCUMENT = 4 << 20;

    private static final String ACCEPT = String.join(
            ", ",
            MediaTypes.IMAGE_INDEX,
            MediaTypes.IMAGE_MANIFEST,
            MediaTypes.DOCKER_LIST,
            MediaTypes.DOCKER_MANIFEST);

    /** What somebody wants to do in it. */
    enum Access {
        PULL("pull"),
        PUSH("pull,push");

        private final String actions;

        Access(String actions) {
            this.actions = actions;
        }
    }

    private final Transport transport;
    private final Endpoint endpoint;
    private final String path;
    private final Access access;

    Repository(Transport transport, Endpoint endpoint, String path, Access access) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.path = path;
        this.access = access;
    }

    /** Registry and path. */
    String name() {
        return endpoint.name() + "/" + path;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String path() {
        return path;
    }

    private String scope() {
        return scope(path, access);
    }

    private static String scope(String path, Access access) {
        return "repository:" + path + ":" + access.actions;
    }

    Request request(String method, URI uri) {
        return new Request(endpoint, scope(), method, uri);
    }

    Response send(Request request) throws IOException {
        return transport.send(request);
    }

    private URI at(String kind, String what) {
        return endpoint.at("/v2/" + path + "/" + kind + "/" + what);
    }

    /** Of a blob's bytes, from one on. */
    Response blob(Descriptor blob, long from) throws IOException {
        var request = request("GET", at("blobs", blob.digest().toString()));
        return send(from == 0 ? request : request.with("Range", "bytes=" + from + "-"));
    }

    boolean hasBlob(Descriptor blob) throws IOException {
        var request = request("HEAD", at("blobs", blob.digest().toString()));
        try (Response response = send(request)) {
            return switch (response.status()) {
                case 200 -> true;
                case 404 -> false;
                default -> throw Failures.of(request, response, "the question for " + describe(blob));
            };
        }
    }

    String describe(Descriptor blob) {
        return "blob %s of %s".formatted(blob.digest(), path);
    }

    private String describe(String version) {
        return "manifest %s of %s".formatted(version, path);
    }

    /** The digest of a manifest, if it is there. */
    Optional<Digest> head(String version) throws IOException {
        var request = request("HEAD", at("manifests", version)).with("Accept", ACCEPT);
        try (Response response = send(request)) {
            switch (response.status()) {
                case 200 -> {
                    var claimed = claimed(response);
                    return claimed.isPresent() ? claimed : Optional.of(digest(version));
                }
                case 404 -> {
                    return Optional.empty();
                }
                default -> throw Failures.of(request, response, "the question for " + describe(version));
            }
        }
    }

    private Digest digest(String version) throws IOException {
        return version.startsWith("sha256:")
                ? Digest.parse(version)
                : document(version).descriptor().digest();
    }

    private static Optional<Digest> claimed(Response response) {
        try {
            return response.header("Docker-Content-Digest").map(Digest::parse);
        } catch (InvalidReferenceException e) {
            return Optional.empty(); // another algorithm
        }
    }

    /** A manifest or index; that it has the digest that it was asked for by, or that the registry claims, is checked. */
    Document document(String version) throws IOException {
        var request = request("GET", at("manifests", version)).with("Accept", ACCEPT);
        try (Response response = send(request)) {
            if (response.status() != 200) {
                throw Failures.of(request, response, describe(version));
            }
            byte[] bytes = response.readAll(MAX_DOCUMENT, describe(version));
            Digest digest = Digest.of(bytes);
            Optional<Digest> wanted =
                    version.startsWith("sha256:") ? Optional.of(Digest.parse(version)) : claimed(response);
            if (wanted.isPresent() && !wanted.get().equals(digest)) {
                throw new RegistryException(
                        Kind.WRONG_CONTENT,
                        "%s sends as %s something of the digest %s instead of %s"
                                .formatted(endpoint.name(), describe(version), digest, wanted.get()));
            }
            return new Document(new Descriptor(mediaType(response, bytes, version), digest, bytes.length), bytes);
        }
    }

    private String mediaType(Response response, byte[] bytes, String version) throws RegistryException {
        String header = response.header("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        String inside;
        try {
            inside = Json.object(bytes, MAX_DOCUMENT).textOrEmpty("mediaType");
        } catch (JsonException e) {
            throw new RegistryException(
                    Kind.WRONG_CONTENT,
                    "%s sends as %s what is none: %s".formatted(endpoint.name(), describe(version), e.getMessage()),
                    e);
        }
        String type = inside.isEmpty() ? header : inside;
        if (MediaTypes.isManifest(type) || MediaTypes.isIndex(type)) {
            return type;
        }
        throw new RegistryException(
                Kind.WRONG_CONTENT,
                "%s has as %s something of the type %s, which is no OCI artifact"
                        .formatted(endpoint.name(), describe(version), Failures.clip(type)));
    }

    /** The index of what refers to something; empty when the registry keeps none. */
    Optional<byte[]> referrers(Digest subject) throws IOException {
        var request = request("GET", at("referrers", subject.toString())).with("Accept", MediaTypes.IMAGE_INDEX);
        try (Response response = send(request)) {
            return switch (response.status()) {
                case 200 ->
                    Optional.of(response.readAll(MAX_DOCUMENT, "what refers to " + describe(subject.toString())));
                case 400, 404, 405 -> Optional.empty();
                default -> throw Failures.of(request, response, "what refers to " + describe(subject.toString()));
            };
        }
    }

    /** Puts a manifest or index under a tag or its digest. */
    void put(String version, Descriptor descriptor, byte[] bytes) throws IOException {
        var request = request("PUT", at("manifests", version))
                .with("Content-Type", descriptor.mediaType())
                .with(new Request.Body(bytes.length, () -> new ByteArrayInputStream(bytes)));
        try (Response response = send(request)) {
            if (response.status() / 100 != 2) {
                throw Failures.of(request, response, describe(version));
            }
        }
    }

    /** Begins to send a blob, or, if another repository of the registry is said to have it, asks to take it from there. */
    Request upload(Descriptor blob, Optional<String> from) {
        String uploads = "/v2/" + path + "/blobs/uploads/";
        if (from.isEmpty()) {
            return request("POST", endpoint.at(uploads));
        }
        return new Request(
                endpoint,
                scope() + " " + scope(from.get(), Access.PULL),
                "POST",
                endpoint.at(uploads + "?mount=" + blob.digest() + "&from=" + from.get()));
    }
}
