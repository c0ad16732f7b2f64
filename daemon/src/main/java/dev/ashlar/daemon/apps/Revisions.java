package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.Database;
import dev.ashlar.host.bundle.BundledApplication;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.bundle.UnpackedDirectories;
import dev.ashlar.host.deploy.RevisionSource;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads revisions from the content store. */
final class Revisions {
    private static final int DOCUMENT_BYTES = 4 << 20;

    private final Settings settings;
    private final ContentStore store;
    private final UnpackedDirectories directories;
    private final Database database;

    Revisions(Settings settings, ContentStore store, UnpackedDirectories directories, Database database) {
        this.settings = settings;
        this.store = store;
        this.directories = directories;
        this.database = database;
    }

    ContentStore store() {
        return store;
    }

    UnpackedDirectories directories() {
        return directories;
    }

    /** Under the name under which it is deployed, whatever its manifest calls it. */
    BundledApplication read(String name, Digest index) throws IOException {
        byte[] bytes = store.read(index, DOCUMENT_BYTES);
        var root = new Descriptor(MediaTypes.ofDocument(bytes), index, bytes.length);
        var bundled = Bundles.read(root, store, directories, settings.places());
        return new BundledApplication(
                bundled.index(),
                named(name, bundled.application()),
                bundled.warnings(),
                bundled.components(),
                bundled.directories());
    }

    private static Application named(String name, Application application) {
        return new Application(
                name,
                application.version(),
                application.description(),
                application.variables(),
                application.components(),
                application.triggers(),
                application.stores(),
                application.limits(),
                application.health(),
                application.directory(),
                application.origins());
    }

    /** One that was committed. */
    RevisionSource source(String name, long application, int number, Digest index) {
        return new RevisionSource() {
            @Override
            public Application load() {
                return loaded(name, index);
            }

            @Override
            public Map<String, String> variables() {
                return database.read(tables -> tables.revisions().variables(application, number));
            }
        };
    }

    /** One that is to become one, and was just read. */
    RevisionSource source(BundledApplication read, Map<String, String> variables) {
        var first = new AtomicReference<@Nullable Application>(read.application());
        var index = read.index().digest();
        var name = read.application().name();
        return new RevisionSource() {
            @Override
            public Application load() {
                var application = first.getAndSet(null);
                return application == null ? loaded(name, index) : application;
            }

            @Override
            public Map<String, String> variables() {
                return variables;
            }
        };
    }

    private Application loaded(String name, Digest index) {
        try {
            return read(name, index).application();
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }
}
