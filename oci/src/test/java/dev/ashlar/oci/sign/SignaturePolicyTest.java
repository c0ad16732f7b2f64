package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.sign.SignaturePolicy.Artifact;
import dev.ashlar.oci.sign.SignaturePolicy.Requirement;
import dev.ashlar.oci.sign.SignaturePolicy.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturePolicyTest {
    private static final SigningKey RELEASE = SigningKey.generate("release.pub");
    private static final SigningKey OTHER = SigningKey.generate("other.pub");
    private static final Reference REFERENCE = Reference.parse("registry.example.com/acme/shop:1.2");

    @TempDir
    private Path temp;

    private ContentStore store;
    private Descriptor subject;
    private Artifact artifact;

    @BeforeEach
    void subject() throws IOException {
        store = new ContentStore(temp);
        subject = store.put(MediaTypes.IMAGE_INDEX, "{\"an\":\"index\"}".getBytes(UTF_8));
        artifact = Artifact.of(REFERENCE, subject.digest());
    }

    @Test
    void acceptsWhatIsSignedByOneOfTheKeys() throws IOException {
        var policy = SignaturePolicy.signedBy(List.of(OTHER.verification(), RELEASE.verification()));

        assertThat(policy.check(artifact, List.of(signed(RELEASE)), store)).contains(RELEASE.verification());
        assertThat(policy.check(artifact, List.of(Bundles.sign(subject, RELEASE, store)), store))
                .contains(RELEASE.verification());
    }

    @Test
    void keepsTheSignaturesOfOthers() throws IOException {
        Descriptor both = Signatures.sign(subject.digest(), "", OTHER, store, Optional.of(signed(RELEASE)));
        Descriptor again = Signatures.sign(subject.digest(), "", OTHER, store, Optional.of(both));

        assertThat(Signatures.read(List.of(again), store)).hasSize(2);
        assertThat(requires(RELEASE).check(artifact, List.of(again), store)).isPresent();
        assertThat(requires(OTHER).check(artifact, List.of(again), store)).isPresent();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThatThrownBy(() -> requires(RELEASE).check(artifact, List.of(), store))
                .isInstanceOf(UntrustedArtifactException.class)
                .hasMessage(
                        "registry.example.com/acme/shop:1.2 (%s) may not be used: it has to be signed by release.pub (%s), and it is not signed"
                                .formatted(
                                        subject.digest(), RELEASE.verification().fingerprint()));
    }

    @Test
    void refusesTheSignaturesOfOthers() throws IOException {
        Descriptor signature = signed(OTHER);
        assertThatThrownBy(() -> requires(RELEASE).check(artifact, List.of(signature), store))
                .hasMessageEndingWith("and its signature is by none of them");
    }

    @Test
    void refusesASignatureOfSomethingElse() throws IOException {
        Descriptor other = Signatures.sign(Digest.of(new byte[1]), "", RELEASE, store, Optional.empty());
        Descriptor bundle = Bundles.sign(Descriptor.of("x", new byte[1]), RELEASE, store);
        assertThatThrownBy(() -> requires(RELEASE).check(artifact, List.of(other, bundle), store))
                .hasMessageEndingWith("the signatures with it are those of something else");
    }

    @Test
    void refusesATextThatWasChangedToNameIt() throws IOException {
        Descriptor other = Signatures.sign(Digest.of(new byte[1]), "", RELEASE, store, Optional.empty());
        var manifest = ImageManifest.parse(store.read(other, 1 << 20));
        Descriptor layer = store.put(SimpleSigning.MEDIA_TYPE, new SimpleSigning("", subject.digest()).toJson())
                .annotated(
                        "dev.cosignproject.cosign/signature",
                        manifest.layers().getFirst().annotations().get("dev.cosignproject.cosign/signature"));
        Descriptor forged =
                store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(manifest.config(), List.of(layer)).toJson());
        assertThatThrownBy(() -> requires(RELEASE).check(artifact, List.of(forged), store))
                .hasMessageEndingWith("its signature is by none of them");
    }

    @Test
    void anAttestationOfSomethingElseIsNoSignature() {
        byte[] bundle = Bundles.bundle(subject.digest(), "https://slsa.dev/provenance/v1", RELEASE);
        assertThatThrownBy(() -> SigstoreBundle.parse(bundle))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessage("it is a statement of https://slsa.dev/provenance/v1");
    }

    @Test
    void whatIsNoSignatureCountsForNothing() throws IOException {
        Descriptor text = store.put(SimpleSigning.MEDIA_TYPE, "{}".getBytes(UTF_8));
        Descriptor letters = text.annotated("dev.cosignproject.cosign/signature", "!!");
        Descriptor bundle = store.put(Bundles.MEDIA_TYPE, "{\"dsseEnvelope\":{}}".getBytes(UTF_8));
        Descriptor other = store.put("application/json", "{}".getBytes(UTF_8));
        Descriptor odd = store.put(
                MediaTypes.IMAGE_MANIFEST, new ImageManifest(other, List.of(text, letters, bundle, other)).toJson());

        assertThat(Signatures.read(List.of(odd), store)).isEmpty();
        assertThat(requires(RELEASE).check(artifact, List.of(odd, signed(RELEASE)), store))
                .isPresent();
        assertThatThrownBy(() -> Signatures.read(List.of(other), store))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("should have signatures");
    }

    @Test
    void theFirstRuleThatIsAboutItDecides() throws IOException {
        var policy = new SignaturePolicy(List.of(
                rule(
                        List.of("registry.example.com/acme/*"),
                        List.of(),
                        List.of(),
                        new Requirement.SignedBy(List.of(RELEASE.verification()))),
                rule(List.of(), List.of("scratch-*"), List.of("dev"), new Requirement.Nothing()),
                rule(List.of(), List.of(), List.of("acme"), new Requirement.SignedBy(List.of(OTHER.verification())))));

        assertThat(policy.wantsSignatures(artifact)).isTrue();
        assertThatThrownBy(() -> policy.check(artifact, List.of(), store)).hasMessageContaining("release.pub");
        assertThat(policy.check(deployed("scratch-1", "dev"), List.of(), store)).isEmpty();
        assertThat(policy.wantsSignatures(deployed("scratch-1", "dev"))).isFalse();
        assertThatThrownBy(() -> policy.check(deployed("shop", "acme"), List.of(), store))
                .hasMessageStartingWith("shop (" + subject.digest() + ") may not be used")
                .hasMessageContaining("other.pub");
        assertThatThrownBy(() -> policy.check(deployed("shop", "dev"), List.of(), store))
                .isInstanceOf(UntrustedArtifactException.class)
                .hasMessageContaining("no rule of the policy is about it");
        assertThatThrownBy(() -> policy.check(
                        Artifact.of(Reference.parse("registry.example.com/acmeevil:1"), subject.digest()),
                        List.of(),
                        store))
                .hasMessageContaining("no rule of the policy is about it");
    }

    private static Rule rule(
            List<String> repositories, List<String> applications, List<String> tenants, Requirement requirement) {
        return new Rule(repositories, applications, tenants, requirement);
    }

    private Artifact deployed(String application, String tenant) {
        return new Artifact(subject.digest(), Optional.empty(), Optional.of(application), Optional.of(tenant));
    }

    private Descriptor signed(SigningKey key) throws IOException {
        return Signatures.sign(subject.digest(), REFERENCE.name(), key, store, Optional.empty());
    }

    private static SignaturePolicy requires(SigningKey key) {
        return SignaturePolicy.signedBy(List.of(key.verification()));
    }
}
