package dev.ashlar.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ashlar.daemon.Daemon;
import dev.ashlar.daemon.DaemonConfig;
import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.testing.Project;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says what there is, and answers are as it says. */
@Timeout(120)
class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "head", "patch", "options");
    private static final JsonNode DOCUMENT = new JsonMapper().readTree(StatusResource.document());

    @TempDir
    private Path folder;

    private final List<String> tried = new ArrayList<>();

    @Test
    void namesEveryRouteAndNoOther() throws Exception {
        var described = new ArrayList<String>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        var server = new AdminServer(null, null, null, java.util.Map::of);
        assertThat(server.operations()).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void isKept() throws Exception {
        try (var _ = Daemon.start(DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0)))) {
            var client =
                    new AdminClient(new Address.Socket(socket()), Optional.empty(), Optional.empty(), Optional.empty());
            var project = Project.pair(folder.resolve("pair"));
            var _ = project.deploy(client);
            var deploy = "{\"index\":\"%s\",\"message\":\"again\"}".formatted(project.bundle());
            check("GET", "/v1/openapi.json", "/v1/openapi.json", "", 200);
            check("GET", "/v1/status", "/v1/status", "", 200);
            check("POST", "/v1/apps/{app}/revisions", "/v1/apps/pair/revisions", deploy, 201);
            check("POST", "/v1/apps/{app}/revisions", "/v1/apps/pair/revisions", "{\"index\":1}", 400);
            check(
                    "POST",
                    "/v1/apps/{app}/revisions",
                    "/v1/apps/pair/revisions",
                    deploy.replace("message", "massage"),
                    400);
            check(
                    "POST",
                    "/v1/apps/{app}/revisions",
                    "/v1/apps/pair/revisions",
                    deploy.replace("\"message\":\"again\"", "\"if-revision\":7"),
                    409);
            check(
                    "POST",
                    "/v1/apps/{app}/revisions",
                    "/v1/apps/pair/revisions",
                    deploy.replace("\"message\":\"again\"", "\"variables\":{\"x\":\"y\"}"),
                    422);
            check("GET", "/v1/apps", "/v1/apps", "", 200);
            check("GET", "/v1/apps/{app}", "/v1/apps/pair", "", 200);
            check("GET", "/v1/apps/{app}", "/v1/apps/nobody", "", 404);
            check("GET", "/v1/apps/{app}/revisions", "/v1/apps/pair/revisions", "", 200);
            check("GET", "/v1/apps/{app}/revisions/{revision}", "/v1/apps/pair/revisions/2", "", 200);
            check("GET", "/v1/apps/{app}/revisions/{revision}", "/v1/apps/pair/revisions/x", "", 400);
            check("GET", "/v1/apps/{app}/traffic", "/v1/apps/pair/traffic", "", 200);
            check("PUT", "/v1/apps/{app}/traffic", "/v1/apps/pair/traffic", "{\"requests\":{\"1\":3,\"2\":1}}", 200);
            check("PUT", "/v1/apps/{app}/traffic", "/v1/apps/pair/traffic", "{\"requests\":{}}", 400);
            check("PUT", "/v1/apps/{app}/traffic", "/v1/apps/pair/traffic", "{\"requests\":{\"77\":3}}", 404);
            check("POST", "/v1/apps/{app}/rollback", "/v1/apps/pair/rollback", "{}", 200);
            check("POST", "/v1/apps/{app}/rollback", "/v1/apps/pair/rollback", "{}", 409);
            check("GET", "/v1/apps/{app}/scale", "/v1/apps/pair/scale", "", 200);
            var limits = "{\"components\":{\"front\":{\"queue\":3}}}";
            check("PUT", "/v1/apps/{app}/scale", "/v1/apps/pair/scale", limits, 200);
            check("PUT", "/v1/apps/{app}/scale", "/v1/apps/pair/scale", limits.replace("3", "-1"), 400);
            check("PUT", "/v1/apps/{app}/scale", "/v1/apps/pair/scale", limits.replace("front", "nobody"), 422);
            check("GET", "/v1/apps/{app}/logs", "/v1/apps/pair/logs?tail=1", "", 200);
            check("GET", "/v1/apps/{app}/events", "/v1/apps/pair/events?limit=2", "", 200);
            check("GET", "/v1/events", "/v1/events", "", 200);
            checkTenants();
            var blob = "/v1/blobs/" + project.bundle();
            check("HEAD", "/v1/blobs/{digest}", blob, "", 200);
            check("PUT", "/v1/blobs/{digest}", blob, "anything", 200);
            check("PUT", "/v1/blobs/{digest}", "/v1/blobs/sha256:" + "0".repeat(64), "anything", 422);
            assertThat(ask("PATCH", "/v1/apps/pair", ""))
                    .startsWith("HTTP/1.1 405")
                    .contains("allow: DELETE, GET\r\n", "urn:ashlar:problem:method-not-allowed");
            check("DELETE", "/v1/apps/{app}", "/v1/apps/pair", "", 204);
        }
        assertThat(tried).containsAll(new AdminServer(null, null, null, java.util.Map::of).operations());
    }

    private void checkTenants() throws IOException {
        check("PUT", "/v1/tenants/{tenant}", "/v1/tenants/anna", "{\"quota\":{\"applications\":3}}", 200);
        check("PUT", "/v1/tenants/{tenant}", "/v1/tenants/anna", "{\"quota\":{\"applications\":-3}}", 400);
        check("GET", "/v1/tenants/{tenant}", "/v1/tenants/anna", "", 200);
        check("GET", "/v1/tenants", "/v1/tenants", "", 200);
        for (var path : List.of("/v1/tenants/{tenant}/tokens", "/v1/tokens")) {
            var real = path.replace("{tenant}", "anna");
            var made = check("POST", path, real, "{\"note\":\"a\",\"expires-seconds\":1000}", 201);
            check("GET", path, real, "", 200);
            var token = new JsonMapper().readTree(made).get("id").asString();
            check("DELETE", path + "/{token}", real + "/" + token, "", 204);
            check("DELETE", path + "/{token}", real + "/" + token, "", 404);
        }
        check("DELETE", "/v1/tenants/{tenant}", "/v1/tenants/anna", "", 204);
    }

    private Path socket() {
        return DaemonConfig.socketIn(folder.resolve("state"));
    }

    /** Returns the body. */
    private String check(String method, String path, String target, String body, int status) throws IOException {
        var answer = ask(method, target, body);
        int end = answer.indexOf("\r\n\r\n");
        var head = answer.substring(0, end);
        var text = answer.substring(end + 4);
        assertThat(head).as("%s %s: %s", method, target, text).startsWith("HTTP/1.1 " + status);
        var operation = DOCUMENT.get("paths").get(path).get(method.toLowerCase(java.util.Locale.ROOT));
        var response = operation.get("responses").get(Integer.toString(status));
        assertThat(response).as("%d of %s %s", status, method, path).isNotNull();
        if (status >= 400) {
            response = DOCUMENT.get("components").get("responses").get("Problem");
        }
        if (response.has("content") && !method.equals("HEAD")) {
            var content = response.get("content").properties().iterator().next();
            assertThat(head).contains("content-type: " + content.getKey());
            if (content.getKey().endsWith("json") && !content.getKey().endsWith("ndjson")) {
                validate(content.getValue().get("schema"), text);
            }
        }
        tried.add(method + " " + path);
        return text;
    }

    private static void validate(JsonNode schema, String text) {
        var whole = new JsonMapper().createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", DOCUMENT.get("components"));
        whole.set("allOf", new JsonMapper().createArrayNode().add(schema));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(registry.getSchema(whole.toString(), InputFormat.JSON).validate(text, InputFormat.JSON))
                .as(text)
                .isEmpty();
    }

    private String ask(String method, String target, String body) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            var request = "%s %s HTTP/1.0\r\nhost: a\r\ncontent-length: %d\r\n\r\n%s"
                    .formatted(method, target, body.length(), body);
            var _ = channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("HTTP/1.0 ", "HTTP/1.1 ");
        }
    }
}
