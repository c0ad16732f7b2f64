package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.DeployRequest;
import dev.ashlar.daemon.apps.DeployRequest.InRegistry;
import dev.ashlar.daemon.apps.DeployRequest.LinkWeight;
import dev.ashlar.daemon.apps.DeployRequest.Source;
import dev.ashlar.daemon.apps.DeployRequest.Uploaded;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** New revisions. */
final class DeployResource {
    private static final int LONGEST_MESSAGE = 4096;
    private static final Set<String> MEMBERS = Set.of(
            "index",
            "reference",
            "variables",
            "unset",
            "domains",
            "message",
            "if-revision",
            "weight",
            "links",
            "force",
            "signatures");

    private final Applications applications;

    DeployResource(Applications applications) {
        this.applications = applications;
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint("POST", "/v1/apps/{app}/revisions", Access.TENANT, this::deploy));
    }

    private void deploy(Call call) throws IOException {
        var repeats = RepeatedRequests.of(call);
        var answer = applications.deploy(call.tenant(), call.parameter("app"), request(call), repeats);
        call.exchange()
                .respond(
                        answer.status(),
                        Map.of("content-type", "application/json"),
                        answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static DeployRequest request(Call call) throws IOException {
        JsonFields fields = call.fields();
        requireKnown(fields, MEMBERS);
        var message = fields.textOrEmpty("message");
        if (message.length() > LONGEST_MESSAGE) {
            throw new ProblemException(Kind.INVALID, "the message has more than 4096 characters");
        }
        var source = source(fields);
        return new DeployRequest(
                source,
                fields.map("variables"),
                Set.copyOf(fields.texts("unset")),
                fields.has("domains") ? Optional.of(fields.texts("domains")) : Optional.empty(),
                message.isEmpty() ? described(source) : message,
                number(fields, "if-revision"),
                number(fields, "weight"),
                fields.objects("links").stream().map(DeployResource::link).toList(),
                fields.flag("force"),
                call.caller().name(),
                call.caller().isOperator());
    }

    private static Source source(JsonFields fields) {
        var reference = fields.optionalText("reference");
        if (reference.isEmpty()) {
            return new Uploaded(
                    digest("index", fields.text("index")),
                    fields.texts("signatures").stream()
                            .map(text -> digest("signatures", text))
                            .toList());
        }
        if (fields.has("index") || fields.has("signatures")) {
            throw new ProblemException(
                    Kind.INVALID,
                    "index and signatures are about what was uploaded; what has a reference is fetched, with its signatures");
        }
        try {
            return new InRegistry(Reference.parse(reference.get()));
        } catch (InvalidReferenceException e) {
            throw new ProblemException(Kind.INVALID, "reference: " + e.getMessage());
        }
    }

    private static String described(Source source) {
        return switch (source) {
            case Uploaded _ -> "";
            case InRegistry(Reference reference) -> reference.toString();
        };
    }

    /** So that nobody believes that a misspelt member did something. */
    static void requireKnown(JsonFields fields, Set<String> known) {
        for (String name : fields.names()) {
            if (!known.contains(name)) {
                throw new ProblemException(
                        Kind.INVALID,
                        "the body has no member \"%s\"; there are %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
            }
        }
    }

    private static Digest digest(String name, String text) {
        try {
            return Digest.parse(text);
        } catch (InvalidReferenceException e) {
            throw new ProblemException(Kind.INVALID, name + ": " + e.getMessage());
        }
    }

    static Optional<Integer> number(JsonFields fields, String name) {
        return fields.optionalNumber(name).map(value -> {
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new ProblemException(Kind.INVALID, "%s is out of range: %d".formatted(name, value));
            }
            return value.intValue();
        });
    }

    private static LinkWeight link(JsonFields fields) {
        return new LinkWeight(
                fields.text("caller"),
                fields.text("callee"),
                number(fields, "weight").orElseThrow(() -> new ProblemException(Kind.INVALID, "a link has no weight")));
    }

    static String text(Map<String, ?> members) {
        return new String(Json.bytes(members), StandardCharsets.UTF_8);
    }
}
