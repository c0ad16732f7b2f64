package dev.ashlar.oci.sign;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signatures of manifests and indexes as cosign stores them: an image whose layers are what was signed, with the signature in an
 * annotation, under the tag {@code sha256-….sig} beside what it belongs to. Bundles, which cosign 3 writes, are read, too.
 */
public final class Signatures {
    private static final String ANNOTATION = "dev.cosignproject.cosign/signature";
    private static final String IMAGE_CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final int MAX_MANIFEST = 4 << 20;
    private static final int MAX_SIGNATURES = 64;

    private Signatures() {}

    /** The tag under which the signatures of something are in its repository. */
    public static String tag(Digest digest) {
        return "sha256-" + digest.hex() + ".sig";
    }

    /** Where the signatures of something are. */
    public static Reference reference(Reference signed, Digest digest) {
        return new Reference(signed.registry(), signed.repository(), Optional.of(tag(digest)), Optional.empty());
    }

    /**
     * Signs a manifest or an index.
     *
     * @param repository registry and repository, for people
     * @param earlier signatures that it has, in the store; they are kept, but for one by the same key
     * @return of the manifest with the signatures, to be pushed under {@link #reference}
     */
    public static Descriptor sign(
            Digest digest, String repository, SigningKey key, ContentStore store, Optional<Descriptor> earlier)
            throws IOException {
        byte[] text = new SimpleSigning(repository, digest).toJson();
        var layers = new ArrayList<Descriptor>();
        if (earlier.isPresent()) {
            for (Descriptor layer : manifest(earlier.get(), store).layers()) {
                if (!isBy(key, digest, layer, store)) {
                    layers.add(layer);
                }
            }
        }
        layers.add(store.put(SimpleSigning.MEDIA_TYPE, text)
                .annotated(ANNOTATION, Base64.getEncoder().encodeToString(key.sign(text))));
        var manifest = new ImageManifest(config(layers, store), layers);
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson());
    }

    private static boolean isBy(SigningKey key, Digest digest, Descriptor layer, ContentStore store)
            throws IOException {
        try {
            return simple(layer, store).by(List.of(key.verification()), digest).isPresent();
        } catch (InvalidSignatureException e) {
            return false;
        }
    }

    /** That of an image, for registries and tools that know no other; it lists the layers. */
    private static Descriptor config(List<Descriptor> layers, ContentStore store) throws IOException {
        var files = new LinkedHashMap<String, Object>();
        files.put("type", "layers");
        files.put(
                "diff_ids",
                layers.stream().map(layer -> layer.digest().toString()).toList());
        var config = new LinkedHashMap<String, Object>();
        config.put("architecture", "");
        config.put("created", "0001-01-01T00:00:00Z");
        config.put("os", "");
        config.put("rootfs", files);
        config.put("config", Map.of());
        return store.put(IMAGE_CONFIG, Json.bytes(config));
    }

    /** Whether a descriptor among the referrers of something may be one of a signature. */
    public static boolean isBundle(Descriptor referrer) {
        return referrer.artifactType().orElse("").startsWith(SigstoreBundle.MEDIA_TYPE);
    }

    /**
     * What is signed in the manifests with signatures that belong to something. Those in forms that are not known are left out:
     * they are nobody's word.
     *
     * @param manifests in the store, with all that they lead to
     */
    static List<ArtifactSignature> read(List<Descriptor> manifests, ContentStore store) throws IOException {
        var signatures = new ArrayList<ArtifactSignature>();
        for (Descriptor descriptor : manifests) {
            ImageManifest manifest = manifest(descriptor, store);
            for (Descriptor layer : manifest.layers()) {
                if (signatures.size() == MAX_SIGNATURES) {
                    return signatures;
                }
                read(layer, store).ifPresent(signatures::add);
            }
        }
        return signatures;
    }

    private static Optional<ArtifactSignature> read(Descriptor layer, ContentStore store) throws IOException {
        try {
            if (layer.mediaType().equals(SimpleSigning.MEDIA_TYPE)) {
                return Optional.of(simple(layer, store));
            }
            if (layer.mediaType().startsWith(SigstoreBundle.MEDIA_TYPE)) {
                return Optional.of(SigstoreBundle.parse(text(layer, SigstoreBundle.MAX_BYTES, store)));
            }
            return Optional.empty();
        } catch (InvalidSignatureException e) {
            return Optional.empty();
        }
    }

    private static ArtifactSignature simple(Descriptor layer, ContentStore store) throws IOException {
        byte[] text = text(layer, SimpleSigning.MAX_BYTES, store);
        try {
            byte[] value = Base64.getDecoder().decode(layer.annotations().getOrDefault(ANNOTATION, ""));
            return new ArtifactSignature(List.of(SimpleSigning.parse(text).digest()), text, List.of(value));
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("its annotation is not base64");
        }
    }

    private static byte[] text(Descriptor layer, int most, ContentStore store) throws IOException {
        if (layer.size() > most) {
            throw new MalformedSignatureException(
                    "%s should be a signature, and has %,d bytes, more than the %,d that are read"
                            .formatted(layer.digest(), layer.size(), most));
        }
        return store.read(layer, most);
    }

    private static ImageManifest manifest(Descriptor descriptor, ContentStore store) throws IOException {
        try {
            return ImageManifest.parse(store.read(descriptor, MAX_MANIFEST));
        } catch (InvalidDocumentException e) {
            throw new MalformedSignatureException(
                    "%s should have signatures in it, and is %s".formatted(descriptor.digest(), e.getMessage()));
        }
    }
}
