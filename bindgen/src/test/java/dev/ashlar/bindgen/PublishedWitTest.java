package dev.ashlar.bindgen;

import static dev.ashlar.bindgen.Compiler.assertThatItCompilesWithoutWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WIT that others have published. */
class PublishedWitTest {
    @TempDir
    private Path folder;

    @Test
    void allOfWasi02HasBindings() {
        var wit = Wits.wasi("0.2.12", "wasi:cli/command", "wasi:http/proxy");
        var bindings = Wits.generateAll(wit, "com.example");

        assertThat(bindings.omissions()).isEmpty();
        assertThat(bindings.files())
                .extracting(JavaFile::path)
                .contains(
                        "com/example/wasi/io/v0_2/streams/InputStream.java",
                        "com/example/wasi/http/v0_2/types/ErrorCodeException.java",
                        "com/example/wasi/cli/v0_2/command/Command.java")
                .doesNotHaveDuplicates();
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    @Test
    void whatIsAsynchronousInWasi03IsReported() {
        var wit = Wits.wasi("0.3.0", "wasi:cli/command", "wasi:http/service");
        var bindings = Wits.generateAll(wit, "com.example");

        assertThat(bindings.omissions())
                .extracting(Omission::toString)
                .contains(
                        "wasi:cli/run@0.3.0#run: it is async, which is not supported yet",
                        "wasi:cli/stdout@0.3.0#write-via-stream: it has a stream, which is not supported yet",
                        "wasi:http/types@0.3.0#[static]request.consume-body: it has a future, which is not supported yet");
        assertThat(bindings.files())
                .extracting(JavaFile::path)
                .contains("com/example/wasi/http/v0_3/types/Fields.java")
                .doesNotContain("com/example/wasi/cli/v0_3/run/Run.java");
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "spin-sdk-7.0.0.zip, 74, x/spin/postgres/v4/postgres/Connection.java",
        "wash-runtime-0.1.0.zip, 0, x/wasi/keyvalue/v0_2_0_draft/store/Bucket.java",
        "wasmcloud-component-0.2.0.zip, 0, x/wasi/blobstore/v0_2_0_draft/container/Container.java",
    })
    void platformsHaveBindings(String archive, int omissions, String file) throws Exception {
        var bindings = Wits.generateAll(Wits.archive(archive, folder.resolve("unpacked")), "x");

        assertThat(bindings.omissions()).hasSize(omissions);
        assertThat(bindings.files()).extracting(JavaFile::path).contains(file);
        assertThatItCompilesWithoutWarnings(bindings, folder.resolve("classes"));
    }
}
