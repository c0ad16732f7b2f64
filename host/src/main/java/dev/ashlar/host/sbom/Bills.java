package dev.ashlar.host.sbom;

import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.host.sbom.Bill.Subject;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bills of materials of what there is: a component's bytes, an application in a directory, or one in a content store. */
public final class Bills {
    private static final int MAX_COMPONENT = 512 << 20;

    private Bills() {}

    /** Of one component. */
    public static byte[] ofComponent(String name, byte[] bytes, Optional<Reference> reference) {
        var bill = new Bill(
                new Subject(name, Optional.empty(), Optional.empty(), Optional.of(Digest.of(bytes)), reference));
        bill.add(name, bytes, List.of());
        return bill.toJson();
    }

    /**
     * Of an application in a directory.
     *
     * @throws dev.ashlar.host.manifest.ManifestException when a component cannot be read
     */
    public static byte[] ofApplication(Application application, SourceReader sources) {
        var bill = new Bill(subject(application, Optional.empty(), Optional.empty()));
        for (Component component : application.components().values()) {
            bill.add(component.name(), sources.read(component).bytes(), linked(component));
        }
        return bill.toJson();
    }

    /**
     * Of an application in a content store.
     *
     * @throws IOException when a blob is missing or damaged
     */
    public static byte[] ofBundle(Descriptor index, ContentStore store, Optional<Reference> reference)
            throws IOException {
        Application application = Bundles.manifest(index, store);
        var bill = new Bill(subject(application, Optional.of(index.digest()), reference));
        Map<String, Descriptor> layers = Bundles.components(index, store);
        for (var layer : layers.entrySet()) {
            byte[] bytes = store.read(layer.getValue(), MAX_COMPONENT);
            bill.add(layer.getKey(), bytes, linked(application.component(layer.getKey())));
        }
        return bill.toJson();
    }

    private static Subject subject(Application application, Optional<Digest> digest, Optional<Reference> reference) {
        return new Subject(application.name(), application.version(), application.description(), digest, reference);
    }

    private static List<String> linked(Component component) {
        return component.links().stream().map(Link::component).distinct().toList();
    }

    /**
     * Puts a bill into a store as an artifact that refers to what it is of.
     *
     * @return of the manifest
     */
    public static Descriptor artifact(byte[] bill, Descriptor subject, ContentStore store) throws IOException {
        var manifest = new ImageManifest(
                Optional.of(Bill.MEDIA_TYPE),
                store.put(MediaTypes.EMPTY, Json.bytes(Map.of())),
                List.of(store.put(Bill.MEDIA_TYPE, bill)),
                Optional.of(new Descriptor(subject.mediaType(), subject.digest(), subject.size())),
                Map.of());
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson()).withArtifactType(Bill.MEDIA_TYPE);
    }
}
