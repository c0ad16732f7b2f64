package dev.ashlar.bench.rollout;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys as {@code ashlar deploy} does it, again and again, in a process of its own: what a client compiles and collects must not
 * keep those from sending who measure latencies. A line on standard input has directory, name and domains, with tabs in between; the
 * answer is a line of the bytes that were sent and the nanoseconds that it took, or {@code failed} and why.
 */
public final class DeployClient {
    private final AdminClient client;
    private final ContentStore store;

    private DeployClient(Path socket, Path store) {
        this.client = new AdminClient(new Address.Socket(socket), Optional.empty(), Optional.empty(), Optional.empty());
        this.store = new ContentStore(store);
    }

    /** @param arguments the daemon's socket, and a folder for a content store */
    public static void main(String[] arguments) {
        var deploys = new DeployClient(Path.of(arguments[0]), Path.of(arguments[1]));
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .forEach(line -> System.out.println(deploys.answer(line.split("\t"))));
    }

    private String answer(String[] words) {
        long start = System.nanoTime();
        try {
            long sent = deploy(Path.of(words[0]), words[1], List.of(words).subList(2, words.length));
            return sent + " " + (System.nanoTime() - start);
        } catch (IOException | RuntimeException e) {
            return "failed " + e.toString().replace('\n', ' ');
        }
    }

    private long deploy(Path directory, String name, List<String> domains) throws IOException {
        var application = ManifestLoader.load(directory, NamedFiles.REQUIRED).application();
        var index = Bundles.write(application, new SourceReader(application, store), store);
        return new Deploys(client, store, UploadListener.NONE)
                .deploy(name, index.digest(), domains.isEmpty() ? Map.of() : Map.of("domains", domains))
                .sent()
                .sentBytes();
    }
}
