package dev.ashlar.host.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private static Route<String> route(String text) {
        int slash = text.indexOf('/');
        var hosts = slash == 0 ? List.<RouteHost>of() : List.of(RouteHost.parse(text.substring(0, slash)));
        return new Route<>(RoutePattern.parse(text.substring(slash)), hosts, text);
    }

    private static Router<String> router(String... routes) {
        return new Router<>(Arrays.stream(routes).map(RouterTest::route).toList());
    }

    private static String target(Routing<String> routing) {
        return switch (routing) {
            case Routing.Found<String> found -> found.route().target();
            case Routing.None<String> none -> "none";
            case Routing.Malformed<String> malformed -> "malformed";
        };
    }

    private static Routing.Found<String> found(Router<String> router, String path) {
        return (Routing.Found<String>) router.find("localhost", path);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/photos, /photos",
        "/photos/, /photos",
        "/photos/7, /photos/:id",
        "/photos/new, /photos/new",
        "/photos/7/thumb, /photos/:id/thumb",
        "/photos/new/thumb, /photos/:id/thumb",
        "/photos/7/large, /photos/...",
        "/photos//thumb, /photos/...",
        "/photos//, /photos/...",
        "/%70hotos, /photos",
        "/photos/n%65w, /photos/new",
        "/photos/a%2Fb, /photos/:id",
        "/other, none",
        "/photosx, none",
        "//, none",
    })
    void mostSpecificFirst(String path, String expected) {
        var router = router("/", "/photos", "/photos/:id", "/photos/new", "/photos/:id/thumb", "/photos/...");
        assertThat(target(router.find("localhost", path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com/...",
        "EXAMPLE.com:8080, example.com/...",
        "example.com., example.com/...",
        "a.example.com, *.example.com/...",
        "a.b.example.com, *.b.example.com/...",
        "b.example.com, *.example.com/...",
        "notexample.com, /...",
        "[::1]:80, [::1]/...",
        "'', /...",
    })
    void hosts(String host, String expected) {
        var router = router("/...", "example.com/...", "*.example.com/...", "*.b.example.com/...", "[::1]/...");
        assertThat(target(router.find(host, "/x"))).isEqualTo(expected);
    }

    @Test
    void aHostWithoutThePathLeavesItToTheOthers() {
        var router = router("example.com/api/...", "/...");
        assertThat(target(router.find("example.com", "/api/x"))).isEqualTo("example.com/api/...");
        assertThat(target(router.find("example.com", "/index.html"))).isEqualTo("/...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "photos",
                "/..",
                "/a/../b",
                "/a/%2e%2e/b",
                "/a/.%2E",
                "/.",
                "/a/./b",
                "/%",
                "/%4",
                "/%zz",
                "/%00",
                "/a\0",
                "/..\\a"
            })
    void refusesPathsThatOthersMayReadDifferently(String path) {
        assertThat(target(router("/...").find("localhost", path))).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/...", "/.a", "/a..", "/..a/b", "/%2e%2e%2e", "/ä"})
    void dotsInNamesAreFine(String path) {
        assertThat(target(router("/...").find("localhost", path))).isEqualTo("/...");
    }

    @Test
    void parametersAreDecoded() {
        var found = found(router("/:user/photos/:id"), "/a%20b/photos/%C3%A9%2F1");
        assertThat(found.parameter("user")).isEqualTo("a b");
        assertThat(found.parameter("id")).isEqualTo("é/1");
        assertThat(found.parameter("other")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/test, ''", "/test/, /", "/test/a, /a", "/test/a%20b/, /a%20b/"})
    void theWildcardIsWhatFollows(String path, String rest) {
        assertThat(found(router("/test/..."), path).rest()).isEqualTo(rest);
    }

    @Test
    void refusesTwoForTheSame() {
        assertThatThrownBy(() -> router("/a/:b", "/a/:c")).hasMessage("two routes for /a/:c");
        assertThat(target(router("/a", "b/a").find("b", "/a"))).isEqualTo("b/a");
    }

    @Test
    void patternsPrintAsTheyAreWritten() {
        for (String pattern : List.of("/", "/...", "/a/:b/c", "/a/:b/...", "/caf%C3%A9")) {
            assertThat(RoutePattern.parse(pattern)).hasToString(pattern);
        }
    }
}
