package dev.ashlar.examples.photos;

import static dev.ashlar.examples.photos.PhotoService.header;
import static dev.ashlar.examples.photos.PhotoService.json;
import static dev.ashlar.examples.photos.PhotoService.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTTP interface of the whole application, for those who mean well and for the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotosTest {
    private static final String SECRET = "a secret of this test";

    @TempDir
    private Path folder;

    private PhotoService service;

    @BeforeAll
    void start(@TempDir Path state) throws IOException {
        service = start("all", state);
    }

    private static PhotoService start(String name, Path state) throws IOException {
        return new PhotoService(state.resolve(name), Map.of("token_secret", SECRET));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void keepsAPhoto() throws Exception {
        byte[] picture = Pictures.jpeg(1000, 500);
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var made = service.upload(service.token(), "Évening & <sea>", picture);
        assertThat(made.statusCode()).isEqualTo(201);
        String location = header(made, "location");
        assertThat(location).matches("/photos/[0-9a-f]{20}");

        var read = service.get(location);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(header(read, "content-type")).isEqualTo("application/json");
        assertThat(json(read)).isEqualTo(json(made));
        JsonNode photo = json(read);
        assertThat(photo.get("title").asString()).isEqualTo("Évening & <sea>");
        assertThat(photo.get("owner").asString()).isEqualTo("demo");
        assertThat(photo.get("type").asString()).isEqualTo("image/jpeg");
        assertThat(photo.get("size").asInt()).isEqualTo(picture.length);
        assertThat(photo.get("width").asInt()).isEqualTo(1000);
        assertThat(photo.get("height").asInt()).isEqualTo(500);
        assertThat(Instant.parse(photo.get("added").asString())).isBetween(before, Instant.now());

        var thumb = service.get(location + "/thumb");
        assertThat(header(thumb, "content-type")).isEqualTo("image/png");
        assertThat(Pictures.read(thumb.body()).getWidth()).isEqualTo(256);
        assertThat(Pictures.read(thumb.body()).getHeight()).isEqualTo(128);

        var image = service.get(photo.get("image").asString());
        assertThat(header(image, "content-type")).isEqualTo("image/jpeg");
        assertThat(header(image, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(image.body()).isEqualTo(picture);
    }

    @Test
    void keepsPhotosWhenItIsRestarted() throws Exception {
        String location;
        try (PhotoService first = start("lasting", folder)) {
            location = header(first.upload(first.token(), "Lasting", Pictures.png(30, 20)), "location");
        }
        try (PhotoService second = start("lasting", folder)) {
            assertThat(json(second.get(location)).get("title").asString()).isEqualTo("Lasting");
            assertThat(second.get(location + "/thumb").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void listsPhotosTheLatestFirst() throws Exception {
        try (PhotoService empty = start("list", folder)) {
            assertThat(text(empty.get("/photos"))).isEqualTo("{\"photos\":[]}");
            String token = empty.token();
            byte[] picture = Pictures.png(4, 4);
            List<String> titles = new ArrayList<>();
            for (int i = 0; i < 63; i++) {
                assertThat(empty.upload(token, "Number " + i, picture).statusCode())
                        .isEqualTo(201);
                titles.addFirst("Number " + i);
                Thread.sleep(2); // ids are ordered by milliseconds
            }
            JsonNode first = json(empty.get("/photos"));
            JsonNode rest = json(empty.get(first.get("next").asString()));
            assertThat(first.get("photos")).hasSize(60);
            assertThat(rest.has("next")).isFalse();
            List<String> listed = new ArrayList<>(titles(first));
            listed.addAll(titles(rest));
            assertThat(listed).isEqualTo(titles);
        }
    }

    private static List<String> titles(JsonNode list) {
        List<String> titles = new ArrayList<>();
        list.get("photos").forEach(photo -> titles.add(photo.get("title").asString()));
        return titles;
    }

    private List<String> titles() throws IOException, InterruptedException {
        return titles(json(service.get("/photos")));
    }

    @Test
    void takesUploadsSideBySide() throws Exception {
        String token = service.token();
        byte[] picture = Pictures.png(600, 400);
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String title = "Side " + i;
            uploads.add(() -> {
                int status = service.upload(token, title, picture).statusCode();
                while (status == 503) { // at most four decode at a time
                    Thread.sleep(50);
                    status = service.upload(token, title, picture).statusCode();
                }
                return status;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var upload : threads.invokeAll(uploads)) {
                assertThat(upload.get()).isEqualTo(201);
            }
        }
        assertThat(titles()).filteredOn(title -> title.startsWith("Side ")).hasSize(12);
    }

    @Test
    void givesTokensToWhoKnowsThePassword() throws Exception {
        var issued = service.login("user=demo&password=%64emo");
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(header(issued, "cache-control")).isEqualTo("no-store");
        assertThat(json(issued).get("token_type").asString()).isEqualTo("Bearer");
        assertThat(json(issued).get("token")).isEqualTo(json(issued).get("access_token"));
        assertThat(json(issued).get("expires_in").asInt()).isEqualTo(3600);

        var refused = service.login("user=demo&password=guess");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "www-authenticate")).startsWith("Bearer");
        assertThat(service.login("user=demo").statusCode()).isEqualTo(400);
        assertThat(service.login("user=demo&password=%ff").statusCode()).isEqualTo(400);
        assertThat(service.login("user=demo&password=" + "x".repeat(5000)).statusCode())
                .isEqualTo(413);
        assertThat(service.send(
                                "/token",
                                request -> request.header("content-type", "application/json")
                                        .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesUploadsWithoutAToken() throws Exception {
        byte[] picture = Pictures.png(10, 10);
        var refused =
                service.send("/photos?title=Nobody", request -> request.POST(BodyPublishers.ofByteArray(picture)));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "www-authenticate")).isEqualTo("Bearer realm=\"photos\"");
        for (String credentials : List.of("Basic ZGVtbzpkZW1v", "Bearer", "Bearer ", "demo")) {
            assertThat(service.send(
                                    "/photos?title=Nobody",
                                    request -> request.header("authorization", credentials)
                                            .POST(BodyPublishers.ofByteArray(picture)))
                            .statusCode())
                    .as(credentials)
                    .isEqualTo(401);
        }
        assertThat(titles()).doesNotContain("Nobody");
    }

    @Test
    void refusesTokensThatAreNotItsOwn() throws Exception {
        byte[] picture = Pictures.png(10, 10);
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String claims = "{\"sub\":\"demo\",\"exp\":%d}";
        var good = service.upload(Jwt.of(SECRET, header, claims.formatted(now + 60)), "x", picture);
        assertThat(good.statusCode()).isEqualTo(201);

        var expired = service.upload(Jwt.of(SECRET, header, claims.formatted(now - 1)), "x", picture);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(header(expired, "www-authenticate")).contains("error=\"invalid_token\"", "expired");

        var forged =
                service.upload(Jwt.of("another secret of no use", header, claims.formatted(now + 60)), "x", picture);
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(header(forged, "www-authenticate")).contains("error=\"invalid_token\"", "signature");

        String none = Jwt.of(SECRET, "{\"alg\":\"none\"}", claims.formatted(now + 60));
        assertThat(service.upload(none, "x", picture).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "title=",
                "title=%20",
                "title=a%0ab",
                "title=a%00b",
                "title=%E2%80%AEgnp",
                "title=a&title=b",
                "title=a&colour=red",
                "title=a&taken=tomorrow"
            })
    void refusesBadMetadata(String query) throws Exception {
        var refused = service.send(
                "/photos?" + query,
                request -> authorized(request).POST(BodyPublishers.ofByteArray(Pictures.png(10, 10))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("problems")).isNotEmpty();
        assertThat(json(refused).get("problems").get(0).get("message").asString())
                .isNotEmpty();
    }

    @Test
    void refusesTitlesThatAreTooLongOrNoText() throws Exception {
        String token = service.token();
        byte[] picture = Pictures.png(10, 10);
        assertThat(service.upload(token, "é".repeat(80), picture).statusCode()).isEqualTo(201);
        assertThat(service.upload(token, "é".repeat(81), picture).statusCode()).isEqualTo(422);
        assertThat(service.send(
                                "/photos?title=%ff",
                                request -> authorized(request).POST(BodyPublishers.ofByteArray(picture)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesBrokenImages() throws Exception {
        String token = service.token();
        byte[] png = Pictures.png(300, 200);
        byte[] jpeg = Pictures.jpeg(300, 200);
        byte[] damaged = png.clone();
        damaged[png.length / 2] ^= 1;
        List<byte[]> broken = List.of(
                new byte[0],
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Arrays.copyOf(png, 8),
                Arrays.copyOf(png, png.length / 2),
                Arrays.copyOf(jpeg, jpeg.length / 2),
                Pictures.blank(0, 0, 0),
                damaged);
        for (byte[] picture : broken) {
            var refused = service.upload(token, "Broken", picture);
            assertThat(refused.statusCode()).as(text(refused)).isEqualTo(415);
            assertThat(json(refused).get("error").asString()).isNotEmpty();
        }
        assertThat(titles()).doesNotContain("Broken");
    }

    @ParameterizedTest
    @CsvSource({"20000,20000,200", "2147483647,2147483647,1", "8000,8000,8000"})
    void refusesDecompressionBombs(int width, int height, int rows) throws Exception {
        byte[] bomb = Pictures.blank(Math.min(width, 20000), height, rows);
        System.arraycopy(Pictures.blank(width, height, 0), 8, bomb, 8, 25);
        var refused = service.upload(service.token(), "Bomb", bomb);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).get("error").asString()).contains(width + " x " + height);
    }

    @Test
    void refusesBodiesThatAreTooLong() throws Exception {
        byte[] long10 = new byte[(10 << 20) + 1];
        assertThat(service.upload(service.token(), "Long", long10).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/photos/none",
                "/photos/00000000000000000000",
                "/photos/0000000000000000000/thumb",
                "/photos/00000000000000000000/image",
                "/photos/",
                "/photos/a/b",
                "/photos/%2e%2e",
                "/photos/0000000000000000000%00",
                "/nothing",
                "/photos/ashlar.toml",
                "/ashlar.toml",
                "/..%2fashlar.toml"
            })
    void knowsWhatItDoesNotHave(String path) throws Exception {
        assertThat(service.get(path).statusCode()).isIn(404, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/token,POST",
        "PUT,/token,POST",
        "DELETE,/photos,'GET, HEAD, POST'",
        "POST,/photos/1,'GET, HEAD'",
        "DELETE,/photos/1/thumb,'GET, HEAD'",
        "PATCH,/photos/1/image,'GET, HEAD'"
    })
    void saysWhichMethodsThereAre(String method, String path, String allowed) throws Exception {
        var refused = service.send(path, request -> request.method(method, BodyPublishers.noBody()));
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "allow")).isEqualTo(allowed);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        String location = header(service.upload(service.token(), "Head", Pictures.png(300, 300)), "location");
        HttpResponse<byte[]> head =
                service.send(location + "/thumb", request -> request.method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "content-type")).isEqualTo("image/png");
    }

    @Test
    void servesThePage() throws Exception {
        var page = service.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(text(page)).contains("<title>Photos</title>");
        for (String file : List.of("/style.css", "/app.js", "/icon.svg")) {
            assertThat(service.get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        try {
            return request.header("authorization", "Bearer " + service.token());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
