package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What refers to something in its repository, such as signatures and bills of materials (OCI distribution specification, "listing
 * referrers"). Where the registry does not know, an index under the tag {@code sha256-…} tells, which we keep then; two who write
 * it at the same moment can lose one of the two entries, which the specification accepts.
 */
final class Referrers {
    private final Repository repository;
    private final Digest subject;

    Referrers(Repository repository, Digest subject) {
        this.repository = repository;
        this.subject = subject;
    }

    List<Descriptor> list() throws IOException {
        var answered = repository.referrers(subject);
        return parse(answered.isPresent() ? answered : tagged());
    }

    private Optional<byte[]> tagged() throws IOException {
        String tag = tag();
        return repository.head(tag).isEmpty()
                ? Optional.empty()
                : Optional.of(repository.document(tag).bytes());
    }

    private String tag() {
        return "sha256-" + subject.hex();
    }

    private List<Descriptor> parse(Optional<byte[]> index) throws IOException {
        try {
            return index.map(bytes -> ImageIndex.parse(bytes).manifests()).orElse(List.of());
        } catch (InvalidDocumentException e) {
            throw new RegistryException(
                    RegistryException.Kind.WRONG_CONTENT,
                    "%s sends as what refers to %s of %s what is no list of that: %s"
                            .formatted(repository.endpoint().name(), subject, repository.path(), e.getMessage()),
                    e);
        }
    }

    /** Makes something that was pushed known, where the registry does not do that itself. */
    void add(Descriptor descriptor, ImageManifest manifest) throws IOException {
        if (repository.referrers(subject).isPresent()) {
            return;
        }
        var all = new ArrayList<>(parse(tagged()));
        all.removeIf(known -> known.digest().equals(descriptor.digest()));
        all.add(new Descriptor(
                descriptor.mediaType(),
                descriptor.digest(),
                descriptor.size(),
                manifest.annotations(),
                Optional.empty(),
                Optional.of(manifest.type())));
        byte[] index = new ImageIndex(Optional.empty(), all, Optional.empty(), Map.of()).toJson();
        repository.put(tag(), Descriptor.of(MediaTypes.IMAGE_INDEX, index), index);
    }
}
