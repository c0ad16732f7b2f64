package dev.ashlar.host.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.Wasi;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiLookup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two components linked to each other live in one store, each with grants of its own. */
class GraphGrantsTest {
    private static final Path COMPONENTS = Path.of("src/test/resources/dev/ashlar/host/components");

    @TempDir
    private Path directory;

    /** The data of a store. */
    private record Both(WasiContext front, WasiContext back) implements Wasi {
        @Override
        public WasiContext wasi() {
            return front;
        }
    }

    @Test
    void eachSeesItsOwn() throws Exception {
        Grants front = Grants.NONE.withEnvironment(Map.of("who", "front"));
        Grants back =
                Grants.NONE.withEnvironment(Map.of("who", "back")).withPreopen(new Preopen(directory, "/data", false));
        assertThat(ask(front, back, "/own/environment")).isEqualTo("who=front\n");
        assertThat(ask(front, back, "/own/directories")).isEmpty();
        assertThat(ask(front, back, "/ask/environment")).isEqualTo("who=back\n");
        assertThat(ask(front, back, "/ask/directories")).isEqualTo("/data\n");
    }

    /** The stream is made by the host for one component and used by another, which a linker of its own linked. */
    @Test
    void resourcesOfTheHostCanBePassedOn() throws Exception {
        Grants back = Grants.NONE.withEnvironment(Map.of("who", "back"));
        assertThat(ask(Grants.NONE, back, "/write/environment")).isEqualTo("who=back\n");
    }

    private static String ask(Grants front, Grants back, String path) throws Exception {
        try (Engine engine = Engine.create();
                WasiHttp http = WasiHttp.open(HttpConfig.DEFAULT)) {
            var provider =
                    link(engine, http, "back", store -> store.data(Both.class).back(), linker -> {});
            var linked = link(
                    engine,
                    http,
                    "front",
                    store -> store.data(Both.class).front(),
                    linker -> linker.define("ashlar:tests/parts", provider, "ashlar:tests/parts"));
            HttpInstances instances = exchange -> new Lease(engine, linked, front, back);
            var handler = HttpComponent.of(linked.component(), instances, new HttpComponentConfig("front"));
            try (HttpServer server =
                            HttpServer.start(HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)), handler);
                    HttpClient client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
                var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                return response.body();
            }
        }
    }

    private interface Definitions {
        void add(ComponentLinker linker);
    }

    private static LinkedComponent link(
            Engine engine, WasiHttp http, String name, WasiLookup lookup, Definitions definitions) throws IOException {
        var linker = ComponentLinker.create(engine);
        Preview2.define(linker, lookup);
        http.define(linker, lookup);
        definitions.add(linker);
        return linker.link(Component.compile(engine, Files.readAllBytes(COMPONENTS.resolve(name + ".wasm"))));
    }

    private record Lease(LinkedComponent linked, Both contexts, Store store) implements HttpInstances.Lease {
        Lease(Engine engine, LinkedComponent linked, Grants front, Grants back) throws IOException {
            this(engine, linked, new Both(WasiContext.open(front), WasiContext.open(back)));
        }

        private Lease(Engine engine, LinkedComponent linked, Both contexts) {
            this(linked, contexts, engine.newStore(StoreConfig.DEFAULT.withData(contexts)));
        }

        @Override
        public ComponentInstance instance() {
            return linked.instantiate(store);
        }

        @Override
        public void close() {
            store.close();
            contexts.front().close();
            contexts.back().close();
        }
    }
}
