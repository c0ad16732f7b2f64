package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.capabilities.GuestBed.Guest;
import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.KeyValue;
import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.OptionOfListOfU8Exception;
import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.StringException;
import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What wasi:keyvalue promises, by a component for each draft, whatever is behind it. */
@ParameterizedClass
@ValueSource(strings = {"key-value", "key-value2"})
abstract class KeyValueContract {
    static final KeyValueLimits LIMITS =
            KeyValueLimits.DEFAULT.withValue(1 << 20).withBatchBytes(3 << 20).withPageKeys(50);
    static final String STORE = "main";

    @Parameter
    String draft;

    @TempDir
    Path state;

    Capabilities capabilities;
    private GuestBed bed;
    private Guest guest;
    KeyValue store;

    /** Where store "main" is; not there for the embedded one. */
    abstract Map<String, String> urls();

    @BeforeEach
    void open() {
        open(LIMITS);
    }

    final void open(KeyValueLimits limits) {
        capabilities = Capabilities.open(new CapabilitiesConfig("app", state)
                .withKeyValue(urls())
                .withLimits(CapabilityLimits.DEFAULT.withKeyValue(limits)));
        bed = new GuestBed(
                draft,
                capabilities,
                new ComponentCapabilities(
                        "guest", Map.of(), Set.of(STORE), Set.of(), message -> {}, WasiLookup.OF_STORE));
        guest = bed.newGuest();
        store = KeyValue.of(guest.instance());
    }

    @AfterEach
    void close() {
        guest.close();
        bed.close();
        capabilities.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private boolean isSecond() {
        return draft.equals("key-value2");
    }

    @Test
    void givesWhatWasSet() {
        assertThat(store.get(STORE, "a")).isEmpty();
        assertThat(store.exists(STORE, "a")).isFalse();
        store.set(STORE, "a", new byte[] {0, -1, 13, 10, 127});
        assertThat(store.exists(STORE, "a")).isTrue();
        assertThat(store.get(STORE, "a")).hasValue(new byte[] {0, -1, 13, 10, 127});
        store.set(STORE, "a", bytes("other"));
        assertThat(store.get(STORE, "a")).hasValue(bytes("other"));
        store.delete(STORE, "a");
        assertThat(store.get(STORE, "a")).isEmpty();
        store.delete(STORE, "a");
    }

    @Test
    void takesAnyKeyAndAnyValue() {
        for (String key :
                List.of("", " ", "a/../b", "'; DROP TABLE entry; --", "Ключ", "\uD83D\uDE80", "a\0b", "a\r\nb", "*")) {
            store.set(STORE, key, bytes(key));
            assertThat(store.get(STORE, key)).as(key).hasValue(bytes(key));
        }
        store.set(STORE, "empty", new byte[0]);
        assertThat(store.get(STORE, "empty")).hasValue(new byte[0]);
        assertThat(store.exists(STORE, "empty")).isTrue();
        assertThat(store.get(STORE, "A/../B")).isEmpty();
    }

    @Test
    void refusesStoresThatWereNotGranted() {
        assertThatThrownBy(() -> store.get("other", "a"))
                .isInstanceOf(StringException.class)
                .hasMessage("access-denied");
        assertThatThrownBy(() -> store.get("../main", "a"))
                .isInstanceOf(StringException.class)
                .hasMessage("no-such-store");
        assertThatThrownBy(() -> store.set("", "a", new byte[1]))
                .isInstanceOf(StringException.class)
                .hasMessage("no-such-store");
    }

    @Test
    void listsAllKeysInPages() {
        List<Tuple.Of2<String, byte[]>> entries = IntStream.range(0, 180)
                .mapToObj(i -> new Tuple.Of2<>("key-" + i, bytes("" + i)))
                .toList();
        assertThat(list()).isEmpty();
        store.setMany(STORE, entries);
        assertThat(list())
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(Tuple.Of2::v0).toList());
    }

    private Set<String> list() {
        Set<String> keys = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            var page = store.listKeys(STORE, cursor);
            keys.addAll(page.v0());
            cursor = page.v1();
            pages++;
        } while (cursor.isPresent());
        assertThat(pages).isBetween(1, 30);
        return keys;
    }

    @Test
    void refusesCursorsThatAreNone() {
        assumeTrue(isSecond(), "cursors of the first draft are numbers");
        assertThatThrownBy(() -> store.listKeys(STORE, Optional.of("x")))
                .isInstanceOf(StringException.class)
                .hasMessage("a cursor that list-keys did not give");
    }

    @Test
    void takesMany() {
        store.setMany(
                STORE,
                List.of(
                        new Tuple.Of2<>("a", bytes("1")),
                        new Tuple.Of2<>("b", bytes("2")),
                        new Tuple.Of2<>("a", bytes("3"))));
        var found = store.getMany(STORE, List.of("b", "none", "a", "b"));
        assertThat(found).map(pair -> pair.map(Tuple.Of2::v0).orElse("-")).containsExactly("b", "-", "a", "b");
        assertThat(found)
                .map(pair -> pair.map(it -> new String(it.v1(), UTF_8)).orElse("-"))
                .containsExactly("2", "-", "3", "2");
        store.deleteMany(STORE, List.of("a", "none"));
        assertThat(store.exists(STORE, "a")).isFalse();
        assertThat(store.exists(STORE, "b")).isTrue();
        assertThat(store.getMany(STORE, List.of())).isEmpty();
        store.setMany(STORE, List.of());
        store.deleteMany(STORE, List.of());
    }

    @Test
    void incrementsNumbersInDigits() {
        assertThat(store.increment(STORE, "hits", 5)).isEqualTo(5);
        assertThat(store.increment(STORE, "hits", 37)).isEqualTo(42);
        assertThat(store.get(STORE, "hits")).hasValue(bytes("42"));
        store.set(STORE, "text", bytes("1x"));
        assertThatThrownBy(() -> store.increment(STORE, "text", 1)).isInstanceOf(StringException.class);
        assertThat(store.get(STORE, "text")).hasValue(bytes("1x"));
        store.set(STORE, "large", bytes(Long.toString(Long.MAX_VALUE)));
        assertThatThrownBy(() -> store.increment(STORE, "large", 1)).isInstanceOf(StringException.class);
        assertThat(store.get(STORE, "large")).hasValue(bytes(Long.toString(Long.MAX_VALUE)));
    }

    @Test
    void keepsToTheNumbersOfTheDraft() {
        if (isSecond()) {
            assertThat(store.increment(STORE, "n", -3)).isEqualTo(-3);
        } else {
            assertThatThrownBy(() -> store.increment(STORE, "n", -3))
                    .isInstanceOf(StringException.class)
                    .hasMessage("cannot add 18446744073709551613: numbers go up to 2^63 - 1");
        }
    }

    @Test
    void swapsOnlyWhatItSaw() {
        assumeTrue(isSecond(), "the first draft has no compare-and-swap");
        assertThat(store.watch(STORE, "lock")).isEmpty();
        store.swap(bytes("mine"));
        assertThat(store.get(STORE, "lock")).hasValue(bytes("mine"));

        assertThat(store.watch(STORE, "lock")).hasValue(bytes("mine"));
        store.set(STORE, "lock", bytes("theirs"));
        assertThatThrownBy(() -> store.swap(bytes("again")))
                .isInstanceOfSatisfying(
                        OptionOfListOfU8Exception.class,
                        e -> assertThat(e.error()).hasValue(bytes("theirs")));
        assertThat(store.get(STORE, "lock")).hasValue(bytes("theirs"));
        store.swap(bytes("again"));
        assertThat(store.get(STORE, "lock")).hasValue(bytes("again"));

        assertThat(store.watch(STORE, "gone")).isEmpty();
        store.set(STORE, "gone", new byte[0]);
        assertThatThrownBy(() -> store.swap(bytes("x"))).isInstanceOf(OptionOfListOfU8Exception.class);
        store.delete(STORE, "gone");
        assertThatThrownBy(() -> store.swap(bytes("x")))
                .isInstanceOfSatisfying(
                        OptionOfListOfU8Exception.class,
                        e -> assertThat(e.error()).isEmpty());
    }

    @Test
    void boundsWhatItRemembersForComparison() {
        assumeTrue(isSecond(), "the first draft has no compare-and-swap");
        store.set(STORE, "large", new byte[1 << 20]);
        assertThatThrownBy(() -> store.hoard(STORE, "large", 1_000))
                .isInstanceOf(StringException.class)
                .hasMessageContaining("no room to keep a value of 1048576 bytes");
    }

    @Test
    void boundsKeysValuesAndLists() {
        store.set(STORE, "k".repeat(2_048), new byte[1 << 20]);
        assertThatThrownBy(() -> store.set(STORE, "k".repeat(2_049), new byte[0]))
                .isInstanceOf(StringException.class)
                .hasMessage("a key of 2049 bytes, \"kkkkkkkkkkkkkkkkkkkk…\"; at most 2048 bytes are allowed");
        assertThatThrownBy(() -> store.get(STORE, "\uD83D\uDE80".repeat(513))).isInstanceOf(StringException.class);
        assertThatThrownBy(() -> store.set(STORE, "a", new byte[(1 << 20) + 1]))
                .isInstanceOf(StringException.class)
                .hasMessage("a value of 1048577 bytes for key \"a\"; at most 1048576 bytes are allowed");
        List<String> many = IntStream.range(0, 1_001).mapToObj(i -> "k" + i).toList();
        assertThatThrownBy(() -> store.getMany(STORE, many))
                .hasMessage("1001 keys in one call; at most 1000 are allowed");
        assertThatThrownBy(() -> store.deleteMany(STORE, many))
                .hasMessage("1001 keys in one call; at most 1000 are allowed");
        List<String> four = List.of("a", "b", "c", "d");
        assertThatThrownBy(() -> store.setMany(
                        STORE,
                        four.stream()
                                .map(key -> new Tuple.Of2<>(key, new byte[1 << 20]))
                                .toList()))
                .hasMessage("values of 4194304 bytes in one call; at most 3145728 bytes are allowed");
        assertThat(store.exists(STORE, "a")).isFalse();
        four.forEach(key -> store.set(STORE, key, new byte[1 << 20]));
        assertThatThrownBy(() -> store.getMany(STORE, four))
                .isInstanceOf(StringException.class)
                .hasMessageContaining("one call may get");
        assertThat(store.getMany(STORE, four.subList(0, 3))).hasSize(3);
    }

    @Test
    void countsExactlyForManyGuestsAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> {
                    try (Guest other = bed.newGuest()) {
                        KeyValue its = KeyValue.of(other.instance());
                        for (int n = 0; n < 25; n++) {
                            its.increment(STORE, "count", 1);
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        assertThat(store.get(STORE, "count")).hasValue(bytes("1000"));
    }

    @Test
    void survivesBeingClosed() {
        store.set(STORE, "a", bytes("1"));
        close();
        open();
        assertThat(store.get(STORE, "a")).hasValue(bytes("1"));
    }

    @Test
    void opensOnDemand() {
        capabilities.check(new ComponentCapabilities(
                "guest", Map.of(), Set.of(STORE), Set.of(), message -> {}, WasiLookup.OF_STORE));
    }
}
