package dev.ashlar.oci.sign;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose word is needed for what, before anything of it is read, let alone compiled. The first rule that is about something
 * decides; what no rule is about is refused, but for {@link #ANYTHING}, which has none.
 */
public final class SignaturePolicy {
    /** Nobody's word is needed. */
    public static final SignaturePolicy ANYTHING =
            new SignaturePolicy(List.of(new Rule(List.of(), List.of(), List.of(), new Requirement.Nothing())));

    private final List<Rule> rules;

    public SignaturePolicy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All has to be signed by one of these. */
    public static SignaturePolicy signedBy(List<VerificationKey> keys) {
        return new SignaturePolicy(List.of(new Rule(List.of(), List.of(), List.of(), new Requirement.SignedBy(keys))));
    }

    /**
     * What holds for some things. A list that is empty says nothing; of those that are not, all have to have what is asked.
     *
     * @param repositories {@code registry/repository}, with a {@code *} at the end for all that begin so
     * @param applications their names, also with a {@code *} at the end
     * @param tenants their names, also with a {@code *} at the end
     */
    public record Rule(
            List<String> repositories, List<String> applications, List<String> tenants, Requirement requirement) {
        public Rule {
            repositories = List.copyOf(repositories);
            applications = List.copyOf(applications);
            tenants = List.copyOf(tenants);
        }

        boolean isAbout(Artifact artifact) {
            return fits(repositories, artifact.reference().map(Reference::name))
                    && fits(applications, artifact.application())
                    && fits(tenants, artifact.tenant());
        }

        boolean fits(Reference reference) {
            return fits(repositories, Optional.of(reference.name())) && applications.isEmpty() && tenants.isEmpty();
        }

        private static boolean fits(List<String> patterns, Optional<String> name) {
            return patterns.isEmpty()
                    || name.isPresent() && patterns.stream().anyMatch(pattern -> fits(pattern, name.get()));
        }

        private static boolean fits(String pattern, String name) {
            return pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
        }
    }

    /** What a rule demands. */
    public sealed interface Requirement {
        /** Any digest will do. */
        record Nothing() implements Requirement {}

        /** A signature by one of these keys. */
        record SignedBy(List<VerificationKey> keys) implements Requirement {
            public SignedBy {
                keys = List.copyOf(keys);
            }
        }
    }

    /**
     * What is to be used.
     *
     * @param digest of its index or manifest
     * @param reference where it comes from, if that is a registry
     * @param application what it is to be used as, where that is known
     * @param tenant for whom, where there are tenants
     */
    public record Artifact(
            Digest digest, Optional<Reference> reference, Optional<String> application, Optional<String> tenant) {
        /** From a registry. */
        public static Artifact of(Reference reference, Digest digest) {
            return new Artifact(digest, Optional.of(reference), Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return reference
                    .map(Reference::toString)
                    .or(() -> application)
                    .filter(name -> !name.contains(digest.hex()))
                    .map(name -> name + " (" + digest + ")")
                    .orElse(digest.toString());
        }
    }

    /** Whether signatures are looked at at all for this, so that nobody need fetch them in vain. */
    public boolean wantsSignatures(Artifact artifact) {
        return !(requirement(artifact) instanceof Requirement.Nothing);
    }

    /** The same of something in a registry; what no rule is about is looked at, to be refused by its digest. */
    public boolean wantsSignatures(Reference reference) {
        return rules.stream()
                .filter(rule -> rule.fits(reference))
                .findFirst()
                .map(rule -> !(rule.requirement() instanceof Requirement.Nothing))
                .orElse(true);
    }

    /**
     * Decides.
     *
     * @param signatures manifests with signatures, in the store
     * @return the key that it was signed by; empty if none was needed
     * @throws UntrustedArtifactException when a signature is missing
     * @throws IOException when signatures cannot be read
     */
    public Optional<VerificationKey> check(Artifact artifact, List<Descriptor> signatures, ContentStore store)
            throws IOException {
        return switch (requirement(artifact)) {
            case Requirement.Nothing nothing -> Optional.empty();
            case Requirement.SignedBy(List<VerificationKey> keys) -> {
                var found = Signatures.read(signatures, store);
                yield Optional.of(found.stream()
                        .flatMap(signature -> signature.by(keys, artifact.digest()).stream())
                        .findFirst()
                        .orElseThrow(() -> untrusted(artifact, keys, found)));
            }
        };
    }

    private Requirement requirement(Artifact artifact) {
        return rules.stream()
                .filter(rule -> rule.isAbout(artifact))
                .findFirst()
                .map(Rule::requirement)
                .orElseThrow(() -> new UntrustedArtifactException(
                        artifact.digest(),
                        "%s may not be used: no rule of the policy is about it; add one, with keys or with unsigned = true"
                                .formatted(artifact)));
    }

    private static UntrustedArtifactException untrusted(
            Artifact artifact, List<VerificationKey> keys, List<ArtifactSignature> found) {
        long own = found.stream()
                .filter(signature -> signature.subjects().contains(artifact.digest()))
                .count();
        String has = own > 0
                ? "its %s by none of them".formatted(own == 1 ? "signature is" : own + " signatures are")
                : found.isEmpty() ? "it is not signed" : "the signatures with it are those of something else";
        String tried = keys.stream().map(VerificationKey::toString).collect(Collectors.joining(", "));
        return new UntrustedArtifactException(
                artifact.digest(),
                "%s may not be used: it has to be signed by %s%s, and %s"
                        .formatted(artifact, keys.size() == 1 ? "" : "one of ", tried, has));
    }
}
