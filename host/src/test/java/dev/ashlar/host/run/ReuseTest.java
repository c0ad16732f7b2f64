package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that serve more than one invocation. */
class ReuseTest {
    private static final String MANIFEST = """
            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }
            reuse = { invocations = 3, idle = "%s" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            """;

    @TempDir
    private Path directory;

    @Test
    void serveSoManyInvocations() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST.formatted("30s"))) {
            assertThat(host.get("/visits").body()).isEqualTo("1");
            assertThat(host.application().instances()).isEqualTo(2);
            assertThat(host.get("/visits").body()).isEqualTo("2");
            assertThat(host.get("/visits").body()).isEqualTo("3");
            assertThat(host.application().instances()).isZero();
            assertThat(host.get("/visits").body()).isEqualTo("1");
        }
    }

    @Test
    void areNotUsedAgainAfterATrap() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST.formatted("30s"))) {
            assertThat(host.get("/visits").body()).isEqualTo("1");
            assertThat(host.get("/own/trap").status()).isEqualTo(500);
            assertThat(host.application().instances()).isZero();
            assertThat(host.get("/visits").body()).isEqualTo("1");
        }
    }

    @Test
    void endWhenNobodyNeedsThem() throws Exception {
        try (var host = TestHost.start(directory, MANIFEST.formatted("200ms"))) {
            assertThat(host.get("/visits").body()).isEqualTo("1");
            Instant end = Instant.now().plusSeconds(30);
            while (host.application().instances() > 0 && Instant.now().isBefore(end)) {
                Thread.sleep(20);
            }
            assertThat(host.application().instances()).isZero();
            assertThat(host.get("/visits").body()).isEqualTo("1");
        }
    }
}
