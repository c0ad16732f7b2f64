package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.capabilities.GuestBed.Guest;
import dev.ashlar.capabilities.guests.ashlar.guests.blobs.Blobs;
import dev.ashlar.capabilities.guests.ashlar.guests.blobs.StringException;
import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.WasiLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** wasi:blobstore by a component, over files. */
class BlobTest {
    private static final String HOME = "photos";
    private static final String DEEP = "photos/2026";

    @TempDir
    private Path state;

    private Capabilities capabilities;
    private GuestBed bed;
    private Guest guest;
    private Blobs blobs;

    @BeforeEach
    void open() {
        open(BlobLimits.DEFAULT);
    }

    private void open(BlobLimits limits) {
        open(new CapabilitiesConfig("app", state).withLimits(CapabilityLimits.DEFAULT.withBlobs(limits)));
    }

    private void open(CapabilitiesConfig config) {
        capabilities = Capabilities.open(config);
        bed = new GuestBed(
                "blobs",
                capabilities,
                new ComponentCapabilities(
                        "guest", Map.of(), Set.of(), Set.of(HOME, "other"), message -> {}, WasiLookup.OF_STORE));
        enter(Grants.NONE);
    }

    private void enter(Grants grants) {
        guest = bed.newGuest(grants);
        blobs = Blobs.of(guest.instance());
    }

    @AfterEach
    void close() {
        guest.close();
        bed.close();
        capabilities.close();
    }

    private Path root() {
        return state.resolve("app/blobs/photos");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] all(String name) {
        return blobs.read(HOME, name, 0, -1);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(StringException.class).hasMessageContaining(message);
    }

    @Test
    void makesNothingUntilItIsUsed() {
        assertThat(state).isEmptyDirectory();
        assertThat(blobs.containerExists(HOME)).isTrue();
        assertThat(root()).isDirectory();
    }

    @Test
    void hasContainersOfItsStores() {
        assertThat(blobs.containerExists(DEEP)).isFalse();
        refused(() -> blobs.getContainer(DEEP), "there is no container \"photos/2026\"");
        blobs.createContainer(DEEP);
        refused(() -> blobs.createContainer(DEEP), "there is a container \"photos/2026\" already");
        var found = blobs.getContainer(DEEP);
        assertThat(found.v0()).isEqualTo(DEEP);
        assertThat(found.v1())
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());

        blobs.write(DEEP, "a", bytes("1"));
        blobs.deleteContainer(DEEP);
        assertThat(blobs.containerExists(DEEP)).isFalse();
        blobs.createContainer(DEEP);
        assertThat(blobs.has(DEEP, "a")).isFalse();

        blobs.deleteContainer(HOME);
        blobs.deleteContainer(HOME);
        assertThat(blobs.containerExists(HOME)).isFalse();
    }

    @Test
    void refusesContainersThatWereNotGranted() {
        for (String name : List.of("secret", "", "..", "photos2", "PHOTOS", "../photos", "/photos")) {
            refused(() -> blobs.createContainer(name), "was not granted the blob store");
            refused(() -> blobs.containerExists(name), "was not granted the blob store");
            refused(() -> blobs.copy(HOME, "a", name, "a"), "was not granted the blob store");
            refused(() -> blobs.deleteContainer(name), "was not granted the blob store");
        }
    }

    @Test
    void givesWhatWasWritten() throws IOException {
        byte[] data = noise(300_000);
        blobs.write(HOME, "cat.jpg", data);
        assertThat(all("cat.jpg")).isEqualTo(data);
        assertThat(root().resolve("containers/o-photos/o-cat.jpg")).hasBinaryContent(data);
        blobs.writeBefore(HOME, "twice", bytes("ab"), 2);
        assertThat(all("twice")).isEqualTo(bytes("abab"));
        blobs.write(HOME, "cat.jpg", bytes("small"));
        assertThat(all("cat.jpg")).isEqualTo(bytes("small"));
        blobs.write(HOME, "empty", new byte[0]);
        assertThat(all("empty")).isEmpty();
        assertThat(root().resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void streamsMoreThanItHoldsInMemory() {
        blobs.writeBefore(HOME, "large", noise(1 << 20), 40);
        long sum = 0;
        for (byte b : noise(1 << 20)) {
            sum += b & 255;
        }
        assertThat(blobs.addUp(HOME, "large")).isEqualTo(new Tuple.Of2<>(40L << 20, 40 * sum));
    }

    @Test
    void readsParts() {
        blobs.write(HOME, "abc", bytes("abcdefgh"));
        assertThat(blobs.read(HOME, "abc", 0, 0)).isEqualTo(bytes("a"));
        assertThat(blobs.read(HOME, "abc", 2, 4)).isEqualTo(bytes("cde"));
        assertThat(blobs.read(HOME, "abc", 6, 100)).isEqualTo(bytes("gh"));
        assertThat(blobs.read(HOME, "abc", 8, 100)).isEmpty();
        assertThat(blobs.read(HOME, "abc", -2, -1)).isEmpty();
        assertThat(blobs.read(HOME, "abc", 5, 4)).isEmpty();
        refused(() -> blobs.read(HOME, "none", 0, 1), "there is no object \"none\"");
        refused(() -> blobs.addUp(HOME, "none"), "there is no object \"none\"");
    }

    @Test
    void keepsWhatIsBeingRead() {
        blobs.write(HOME, "old", bytes("as it was"));
        assertThat(blobs.readLate(HOME, "old")).isEqualTo(bytes("as it was"));
        assertThat(blobs.has(HOME, "old")).isFalse();
    }

    @Test
    void forgetsWhatWasNotFinished() {
        blobs.write(HOME, "a", bytes("whole"));
        blobs.abandon(HOME, "a", bytes("half"));
        blobs.hoard(HOME, "a", 3);
        assertThat(all("a")).isEqualTo(bytes("whole"));
        assertThat(root().resolve("drafts")).isNotEmptyDirectory();
        guest.close();
        assertThat(root().resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void takesAnyName() {
        List<String> names = List.of(
                "",
                ".",
                "..",
                "../../etc/passwd",
                "a/b",
                "A",
                "a",
                "nul",
                "con",
                "trailing.",
                "ж".repeat(500),
                "x".repeat(1_024),
                "x".repeat(1_023),
                "line\nbreak",
                "\0",
                "%41",
                "h-1",
                "n-1",
                "\uD83D\uDE80",
                " ");
        names.forEach(name -> blobs.write(HOME, name, bytes("content of " + name)));
        names.forEach(name -> assertThat(all(name)).as(name).isEqualTo(bytes("content of " + name)));
        assertThat(blobs.names(HOME, 7)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(blobs.info(HOME, names.get(10)).name()).isEqualTo(names.get(10));
        blobs.move(HOME, names.get(11), HOME, "y".repeat(1_000));
        assertThat(blobs.names(HOME, 1_000)).contains("y".repeat(1_000)).doesNotContain(names.get(11));
        blobs.delete(HOME, names);
        assertThat(blobs.names(HOME, 7)).containsExactly("y".repeat(1_000));
        refused(() -> blobs.write(HOME, "ж".repeat(513), new byte[0]), "a name of more than 1024 bytes");
        refused(() -> blobs.has(HOME, "x".repeat(1_025)), "a name of more than 1024 bytes");
    }

    @Test
    void listsInPages() {
        IntStream.range(0, 25).forEach(i -> blobs.write(HOME, "n" + i, new byte[0]));
        assertThat(blobs.names(HOME, 10)).hasSize(25).doesNotHaveDuplicates();
        assertThat(blobs.names(HOME, 25)).hasSize(25);
        assertThat(blobs.names(HOME, -1)).hasSize(25);
        assertThat(blobs.skip(HOME, 20)).isEqualTo(new Tuple.Of2<>(20L, false));
        assertThat(blobs.skip(HOME, 30)).isEqualTo(new Tuple.Of2<>(25L, true));
        blobs.clear(HOME);
        assertThat(blobs.names(HOME, 10)).isEmpty();
    }

    @Test
    void knowsAboutObjects() {
        blobs.write(HOME, "a", bytes("12345"));
        var info = blobs.info(HOME, "a");
        assertThat(info.name()).isEqualTo("a");
        assertThat(info.container()).isEqualTo(HOME);
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.createdAt())
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
        refused(() -> blobs.info(HOME, "b"), "there is no object \"b\"");
        assertThat(blobs.has(HOME, "b")).isFalse();
        blobs.delete(HOME, List.of("b"));
    }

    @Test
    void copiesAndMoves() {
        blobs.createContainer(DEEP);
        blobs.write(HOME, "a", bytes("a"));
        blobs.write(HOME, "b", bytes("b"));
        blobs.copy(HOME, "a", DEEP, "c");
        assertThat(blobs.read(DEEP, "c", 0, -1)).isEqualTo(bytes("a"));
        blobs.move(HOME, "b", DEEP, "c");
        assertThat(blobs.read(DEEP, "c", 0, -1)).isEqualTo(bytes("b"));
        assertThat(blobs.has(HOME, "b")).isFalse();
        blobs.move(HOME, "a", HOME, "a");
        assertThat(all("a")).isEqualTo(bytes("a"));
        blobs.copy(HOME, "a", "other", "a");
        blobs.move(HOME, "a", "other", "b");
        assertThat(blobs.names("other", 5)).containsExactlyInAnyOrder("a", "b");
        assertThat(blobs.has(HOME, "a")).isFalse();
        refused(() -> blobs.copy(HOME, "none", HOME, "x"), "there is no object \"none\"");
        refused(() -> blobs.move(HOME, "none", HOME, "x"), "there is no object \"none\"");
        refused(() -> blobs.copy(DEEP, "c", "photos/none", "x"), "there is no container \"photos/none\"");
        assertThat(blobs.read(DEEP, "c", 0, -1)).isEqualTo(bytes("b"));
    }

    @Test
    void boundsWhatIsStored() {
        close();
        open(BlobLimits.DEFAULT
                .withObjectBytes(10_000)
                .withStoreBytes(25_000)
                .withObjects(3)
                .withWholeBytes(9_000));
        blobs.write(HOME, "a", new byte[10_000]);
        refused(() -> blobs.write(HOME, "b", new byte[10_001]), "an object of more than 10000 bytes");
        refused(() -> all("a"), "read it as a stream, or in parts");
        assertThat(blobs.addUp(HOME, "a").v0()).isEqualTo(10_000);
        blobs.write(HOME, "b", new byte[10_000]);
        refused(() -> blobs.write(HOME, "c", new byte[5_001]), "the store is full: it has");
        refused(() -> blobs.write(HOME, "a", new byte[6_000]), "the store is full: it has");
        assertThat(blobs.addUp(HOME, "a").v0()).isEqualTo(10_000);
        assertThat(blobs.names(HOME, 10)).containsExactlyInAnyOrder("a", "b");
        blobs.delete(HOME, List.of("b"));
        blobs.write(HOME, "c", new byte[5_001]);
        blobs.write(HOME, "d", new byte[1]);
        refused(() -> blobs.write(HOME, "e", new byte[1]), "the store is full: it has 3 objects");
        blobs.write(HOME, "d", new byte[2]);
        blobs.clear(HOME);
        blobs.write(HOME, "a", new byte[10_000]);
        blobs.write(HOME, "b", new byte[10_000]);
        blobs.deleteContainer(HOME);
        blobs.createContainer(HOME);
        blobs.write(HOME, "a", new byte[10_000]);
        blobs.write(HOME, "b", new byte[10_000]);
    }

    @Test
    void countsWhatIsThereWhenItOpens() {
        blobs.write(HOME, "a", new byte[10_000]);
        close();
        open(BlobLimits.DEFAULT.withStoreBytes(15_000));
        refused(() -> blobs.write(HOME, "b", new byte[5_001]), "the store is full: it has 14096 of 15000 bytes");
        assertThat(root().resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void boundsWhatIsOpen() {
        enter(Grants.NONE.withLimits(WasiLimits.DEFAULT.withOpenFiles(5)));
        refused(() -> blobs.hoard(HOME, "a", 6), "too many open files: at most 5");
    }

    @Test
    void deletesDraftsOfProcessesThatAreNoMore() throws Exception {
        Path draft = root().resolve("drafts/999999999-1");
        Files.createDirectories(draft.getParent());
        Files.writeString(draft, "half");
        Files.createDirectories(root().resolve("containers"));
        assertThat(blobs.containerExists(HOME)).isFalse();
        assertThat(draft).doesNotExist();
    }

    @Test
    void doesNotFollowWhatIsNoObject() throws Exception {
        blobs.write(HOME, "a", bytes("1"));
        Files.writeString(root().resolve("containers/o-photos/README"), "of the operator");
        assertThat(blobs.names(HOME, 10)).containsExactly("a");
        blobs.clear(HOME);
        try (Stream<Path> left = Files.list(root().resolve("containers/o-photos"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("container", "README");
        }
    }

    @Test
    void storesWhereTheUrlSays() {
        close();
        Path elsewhere = state.resolve("else where");
        open(new CapabilitiesConfig("app", state)
                .withBlobs(Map.of(HOME, elsewhere.toUri().toString())));
        blobs.write(HOME, "a", bytes("1"));
        assertThat(elsewhere.resolve("containers/o-photos/o-a")).hasBinaryContent(bytes("1"));
        blobs.writeBefore("other", "b", bytes("2"), 1);
        blobs.move("other", "b", HOME, "b");
        assertThat(all("b")).isEqualTo(bytes("2"));
        for (String bad : List.of("s3://bucket", "file:relative", "file:///a?b=c", "/tmp")) {
            assertThatThrownBy(
                            () -> Capabilities.open(new CapabilitiesConfig("app", state).withBlobs(Map.of(HOME, bad))))
                    .isInstanceOfSatisfying(
                            CapabilityException.class,
                            e -> assertThat(e.label()).isEqualTo(HOME));
        }
    }

    @Test
    void saysThatItsDirectoryCannotBeMade() throws Exception {
        Files.writeString(state.resolve("app"), "in the way");
        refused(() -> blobs.containerExists(HOME), "cannot look for the container");
        assertThatThrownBy(() -> capabilities.check(new ComponentCapabilities(
                        "guest", Map.of(), Set.of(), Set.of(HOME), message -> {}, WasiLookup.OF_STORE)))
                .isInstanceOfSatisfying(
                        CapabilityException.class, e -> assertThat(e.label()).isEqualTo(HOME));
    }
}
