package dev.ashlar.daemon.testing;

import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.Deploys.Deployed;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application as somebody has it on disk, and deploys it. */
public final class Project {
    /** Components that the host's tests use, too: front calls back. */
    public static final Path COMPONENTS = Path.of("../host/src/test/resources/dev/ashlar/host/components")
            .toAbsolutePath()
            .normalize();

    private final Path folder;
    private final ContentStore store;

    /** @param folder is made */
    public Project(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.store = new ContentStore(folder.resolve("store"));
    }

    /** Two components, the first of which answers at {@code /own/...} and {@code /ask/...}. */
    public static Project pair(Path folder) throws IOException {
        var project = new Project(folder);
        Files.copy(COMPONENTS.resolve("front.wasm"), project.folder.resolve("front.wasm"));
        Files.copy(COMPONENTS.resolve("back.wasm"), project.folder.resolve("back.wasm"));
        project.manifest("""
                [application]
                name = "pair"

                [variables]
                greeting = "hello"

                [component.front]
                source = "front.wasm"
                routes = ["/own/...", "/ask/..."]
                links = { "ashlar:tests/parts" = "back" }

                [component.back]
                source = "back.wasm"
                environment = { greeting = "{{ greeting }}" }
                """);
        return project;
    }

    /** Answers every request with this text, without a component. */
    public static Project fixed(Path folder, String text) throws IOException {
        var project = new Project(folder);
        project.fixed(text);
        return project;
    }

    public void fixed(String text) throws IOException {
        manifest("""
                [application]
                name = "fixed"

                [[trigger.http]]
                route = "/..."
                response = { status = 200, body = "%s" }
                """.formatted(text));
    }

    public void manifest(String text) throws IOException {
        var _ = Files.writeString(folder.resolve("ashlar.toml"), text);
    }

    public Path folder() {
        return folder;
    }

    public ContentStore store() {
        return store;
    }

    /** Into the project's own store. */
    public Digest bundle() throws IOException {
        var application = ManifestLoader.load(folder, NamedFiles.REQUIRED).application();
        return Bundles.write(application, new SourceReader(application, store), store)
                .digest();
    }

    public Deployed deploy(AdminClient client, String name, Map<String, ?> request) throws IOException {
        return new Deploys(client, store, UploadListener.NONE).deploy(name, bundle(), List.of(), request);
    }

    public Deployed deploy(AdminClient client) throws IOException {
        return deploy(
                client,
                ManifestLoader.load(folder, NamedFiles.REQUIRED).application().name(),
                Map.of());
    }
}
