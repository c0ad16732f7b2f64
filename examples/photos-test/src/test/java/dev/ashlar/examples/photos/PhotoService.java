package dev.ashlar.examples.photos;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The photo service as {@code ashlar up} runs it, and a client of it. */
final class PhotoService implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Host host;
    private final RunningApplication application;
    private final HttpServer server;

    /**
     * @param state where it keeps its photos
     * @param variables values for those of the manifest
     */
    PhotoService(Path state, Map<String, String> variables) throws IOException {
        var manifest = ManifestLoader.load(PhotoComponents.APPLICATION, NamedFiles.REQUIRED);
        host = Host.open(HostConfig.in(state));
        application = host.start(manifest.application(), variables);
        server = HttpServer.start(
                HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), application);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.Builder::GET);
    }

    HttpResponse<byte[]> send(String path, UnaryOperator<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        return client.send(
                request.apply(HttpRequest.newBuilder(uri(path))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> login(String form) throws IOException, InterruptedException {
        return send(
                "/token",
                request -> request.header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    String token() throws IOException, InterruptedException {
        return json(login("user=demo&password=demo")).get("access_token").asString();
    }

    HttpResponse<byte[]> upload(String token, String title, byte[] picture) throws IOException, InterruptedException {
        return send(
                "/photos?title=" + encoded(title),
                request ->
                        request.header("authorization", "Bearer " + token).POST(BodyPublishers.ofByteArray(picture)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        client.close();
        server.close();
        application.close();
        host.close();
    }
}
