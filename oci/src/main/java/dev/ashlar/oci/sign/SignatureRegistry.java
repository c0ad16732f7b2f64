package dev.ashlar.oci.sign;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Document;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.TransferListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signatures in registries, beside what they belong to. */
public final class SignatureRegistry {
    private static final int MAX_INDEX = 4 << 20;
    private static final long MAX_BYTES = 8 << 20;
    private static final int MAX_BUNDLES = 16;

    private final Registry registry;
    private final ContentStore store;

    /** @param store has what is signed, and keeps signatures */
    public SignatureRegistry(Registry registry, ContentStore store) {
        this.registry = registry;
        this.store = store;
    }

    /**
     * Signs what was pushed, and all manifests that it lists, so that each can be verified by itself.
     *
     * @param root a manifest or index, in the store
     * @return the manifests with signatures: that of {@code root} first
     */
    public List<Descriptor> sign(Reference reference, Descriptor root, SigningKey key) throws IOException {
        var signed = new ArrayList<Descriptor>();
        signed.add(signOne(reference, root.digest(), key));
        if (MediaTypes.isIndex(root.mediaType())) {
            for (Descriptor listed :
                    ImageIndex.parse(store.read(root, MAX_INDEX)).manifests()) {
                signed.add(signOne(reference, listed.digest(), key));
            }
        }
        return signed;
    }

    private Descriptor signOne(Reference reference, Digest digest, SigningKey key) throws IOException {
        Descriptor signatures = Signatures.sign(digest, reference.name(), key, store, tagged(reference, digest));
        registry.push(signatures, store, Signatures.reference(reference, digest), TransferListener.NONE);
        return signatures;
    }

    /**
     * Fetches the signatures of something, in all forms that are known.
     *
     * @return of manifests, in the store
     */
    public List<Descriptor> fetch(Reference reference, Digest digest) throws IOException {
        var manifests = new ArrayList<Descriptor>();
        tagged(reference, digest).ifPresent(manifests::add);
        for (Descriptor referrer : registry.referrers(reference, digest)) {
            if (Signatures.isBundle(referrer) && manifests.size() < MAX_BUNDLES) {
                manifests.add(pull(reference.at(referrer.digest())));
            }
        }
        return manifests;
    }

    private Optional<Descriptor> tagged(Reference reference, Digest digest) throws IOException {
        Reference place = Signatures.reference(reference, digest);
        return registry.resolve(place).isEmpty() ? Optional.empty() : Optional.of(pull(place));
    }

    /** Nobody has asked for what comes here, so it may be no more than signatures need. */
    private Descriptor pull(Reference reference) throws IOException {
        var document = registry.fetch(reference);
        if (!isSmall(manifest(document, reference))) {
            throw new MalformedSignatureException(
                    "%s should have signatures in it, and has more than %d MiB".formatted(reference, MAX_BYTES >> 20));
        }
        registry.pull(reference, document.descriptor(), store, TransferListener.NONE);
        return document.descriptor();
    }

    private static ImageManifest manifest(Document document, Reference reference) throws IOException {
        try {
            return ImageManifest.parse(document.bytes());
        } catch (InvalidDocumentException e) {
            throw new MalformedSignatureException("%s should have signatures in it, and is %s; remove it, or sign anew"
                    .formatted(reference, e.getMessage()));
        }
    }

    static boolean isSmall(ImageManifest manifest) {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                        .mapToDouble(Descriptor::size)
                        .sum()
                <= MAX_BYTES;
    }

    /**
     * Fetches what a policy lets us have: its signatures are looked at first, and what is fetched then is what they are for,
     * whatever the reference's tag means by that time.
     *
     * @return what the reference means
     * @throws UntrustedArtifactException when a signature is missing; nothing is kept then but signatures
     */
    public Descriptor pull(Reference reference, SignaturePolicy policy, TransferListener listener) throws IOException {
        if (!policy.wantsSignatures(reference)) {
            return registry.pull(reference, store, listener);
        }
        Digest digest = digest(reference);
        var _ = check(policy, SignaturePolicy.Artifact.of(reference, digest), reference);
        return registry.pull(reference.at(digest), store, listener);
    }

    /** What a reference means now. */
    public Digest digest(Reference reference) throws IOException {
        if (reference.digest().isPresent()) {
            return reference.digest().get();
        }
        Optional<Digest> found = registry.resolve(reference);
        return found.isPresent()
                ? found.get()
                : registry.fetch(reference).descriptor().digest(); // which says what is wrong
    }

    /**
     * Decides whether something of a registry may be used; only what the policy needs is fetched.
     *
     * @return the key that it was signed by; empty if none was needed
     * @throws UntrustedArtifactException when a signature is missing
     * @throws MalformedSignatureException when what is in the place of signatures has not their form
     */
    public Optional<VerificationKey> check(
            SignaturePolicy policy, SignaturePolicy.Artifact artifact, Reference reference) throws IOException {
        if (!policy.wantsSignatures(artifact)) {
            return policy.check(artifact, List.of(), store);
        }
        var signatures = fetch(reference, artifact.digest());
        try {
            return policy.check(artifact, signatures, store);
        } catch (MalformedSignatureException e) {
            throw new MalformedSignatureException(
                    "%s: %s".formatted(Signatures.reference(reference, artifact.digest()), e.getMessage()));
        }
    }
}
