package dev.ashlar.oci.sign;

import dev.ashlar.oci.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's word for manifests. Whose, a key has to tell.
 *
 * @param subjects what the signed bytes name
 * @param signed the bytes that were signed
 * @param values signatures over them: more than one where several keys signed the same bytes
 */
record ArtifactSignature(List<Digest> subjects, byte[] signed, List<byte[]> values) {
    ArtifactSignature {
        subjects = List.copyOf(subjects);
        values = List.copyOf(values);
    }

    /** The first of the keys by which this is a signature of what has a digest. */
    Optional<VerificationKey> by(Collection<VerificationKey> keys, Digest digest) {
        return subjects.contains(digest)
                ? keys.stream()
                        .filter(key -> values.stream().anyMatch(value -> key.verifies(signed, value)))
                        .findFirst()
                : Optional.empty();
    }
}
