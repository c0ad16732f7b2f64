package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.bindgen.Bindgen;
import dev.ashlar.bindgen.BindgenOptions;
import dev.ashlar.bindgen.JavaFile;
import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Tuple;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Calc;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Fault;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.FaultException;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Operator;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.consumer.Consumer;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Greeter;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Manner;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Person;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Refusal;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.RefusalException;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Salutation;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.Kv;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.StringException;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.provider.Provider;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.tour.Tour;
import dev.ashlar.wit.Wit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A host in Java against generated bindings: calls components, is called by them, and stands between two of them.
 * {@code -Dbindgen.golden=write} renews the bindings.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedBindingsTest {
    private DemoComponents components;

    @BeforeAll
    void create() {
        components = new DemoComponents();
    }

    @AfterAll
    void close() {
        components.close();
    }

    @Test
    void bindingsAreThoseOfTheWit() throws Exception {
        var wit = Wit.read(Path.of("components", "wit"));
        var worlds = List.of(Bindgen.findWorld(wit, "provider"), Bindgen.findWorld(wit, "consumer"));
        var bindings = Bindgen.generate(wit, worlds, new BindgenOptions("dev.ashlar.guests.bindings"));
        Path sources = Path.of("src", "test", "java");
        if (System.getProperty("bindgen.golden", "").equals("write")) {
            bindings.writeTo(sources);
        }
        for (var file : bindings.files()) {
            assertThat(sources.resolve(file.path())).hasContent(file.text());
        }
        try (var files = Files.walk(sources.resolve("dev/ashlar/guests/bindings"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> sources.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            bindings.files().stream().map(JavaFile::path).collect(Collectors.toList()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void aComponentUsesTheHost(Language language) throws Exception {
        try (var store = components.engine().newStore()) {
            var tour = tour(store, language, new JavaProvider());

            assertThat(tour.walk()).isEqualTo(DemoComponents.walk());
            assertThat(tour.addUp(1000)).isEqualTo(499_500);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void theHostsExceptionPassesThroughTheComponent(Language language) throws Exception {
        try (var store = components.engine().newStore()) {
            var tour = tour(store, language, new JavaProvider());
            assertThatThrownBy(tour::crash)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("crash was called");
        }
    }

    private Tour tour(Store store, Language language, Consumer.Imports imports) throws Exception {
        var linker = ComponentLinker.create(components.engine());
        Consumer.link(linker, imports);
        return Consumer.exports(linker.instantiate(store, find(language, DemoComponents.CONSUMER)))
                .tour();
    }

    private Component find(Language language, String world) throws Exception {
        return components.find(language, world).orElseThrow();
    }

    private ComponentInstance provider(Store store, Language language) throws Exception {
        return ComponentLinker.create(components.engine()).instantiate(store, find(language, DemoComponents.PROVIDER));
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void theHostCallsAComponent(Language language) throws Exception {
        try (var store = components.engine().newStore()) {
            var provider = Provider.exports(provider(store, language));
            Calc calc = provider.calc();

            assertThat(calc.add(4_000_000_000L, 1)).isEqualTo(4_000_000_001L);
            assertThat(calc.apply(Operator.MULTIPLY, 6, -7)).isEqualTo(-42);
            assertThatThrownBy(() -> calc.apply(Operator.DIVIDE, 1, 0))
                    .isInstanceOfSatisfying(
                            FaultException.class, e -> assertThat(e.error()).isEqualTo(Fault.DIVISION_BY_ZERO));
            assertThat(calc.mean(new double[] {1, 2})).contains(1.5);
            assertThat(calc.mean(new double[0])).isEmpty();
            assertThat(calc.range(new byte[] {3, -128, 127})).isEqualTo(new Tuple.Of2<>((byte) -128, (byte) 127));
            assertThatThrownBy(() -> calc.add(-1, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");

            Greeter greeter = provider.greeter();
            var ada = new Person("Ada", 36, List.of("Countess", "Enchantress"));
            assertThat(greeter.greet(ada, new Salutation.Plain(), Set.of())).isEqualTo("Hello, Ada");
            assertThat(greeter.greet(
                            ada,
                            new Salutation.Numbered(new Tuple.Of2<>(3, 0x1F728)),
                            EnumSet.of(Manner.WITH_AGE, Manner.LOUD)))
                    .isEqualTo("Hello, \uD83D\uDF283 Ada (36)!");
            assertThatThrownBy(() ->
                            greeter.greet(new Person("nobody", 0, List.of()), new Salutation.Titled("Dr."), Set.of()))
                    .isInstanceOfSatisfying(
                            RefusalException.class,
                            e -> assertThat(e.error()).isEqualTo(new Refusal(Optional.of("nobody"), "is not greeted")));
            assertThat(greeter.nicknames(List.of(ada)))
                    .containsExactly(new Tuple.Of2<>("Countess", "Ada"), new Tuple.Of2<>("Enchantress", "Ada"));
            assertThat(greeter.initials(List.of(ada))).containsExactly((int) 'A');
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void theHostHoldsResources(Language language) throws Exception {
        try (var store = components.engine().newStore()) {
            Kv kv = Kv.of(provider(store, language));
            try (var fruit = kv.newBucket("fruit");
                    var nuts = kv.newBucket("nuts")) {
                assertThat(fruit.name()).isEqualTo("fruit");
                assertThat(fruit.set("apple", new byte[] {1, 2})).isEmpty();
                assertThat(fruit.get("apple"))
                        .hasValueSatisfying(value -> assertThat(value).containsExactly(1, 2));
                assertThat(nuts.get("apple")).isEmpty();
                assertThat(kv.entries(List.of(fruit, nuts))).isEqualTo(1);
                var all = kv.bucketMerged("all", fruit, nuts);
                assertThat(all.keys()).containsExactly("apple");
                assertThat(kv.live()).as("fruit was given away").isEqualTo(2);
                assertThatThrownBy(fruit::name).isInstanceOf(IllegalStateException.class);
                all.close();
            }
            assertThat(kv.live()).isZero();
            var opened = kv.open(List.of("x", "y"));
            assertThat(opened).extracting(bucket -> bucket.name()).containsExactly("x", "y");
            opened.forEach(bucket -> bucket.close());
            assertThatThrownBy(() -> kv.open(List.of("")))
                    .isInstanceOfSatisfying(
                            StringException.class, e -> assertThat(e.error()).isEqualTo("a bucket needs a name"));
            assertThat(kv.live()).isZero();
        }
    }

    /** A component's exports are the host's implementation of another's imports, in a store of its own. */
    @Test
    void whatOneComponentExportsImplementsWhatAnotherImports() throws Exception {
        try (var store = components.engine().newStore();
                var otherStore = components.engine().newStore()) {
            var provider = Provider.exports(provider(otherStore, Language.C));
            var tour = tour(store, Language.RUST, new Consumer.Imports() {
                @Override
                public Calc calc() {
                    return provider.calc();
                }

                @Override
                public Greeter greeter() {
                    return provider.greeter();
                }

                @Override
                public Kv kv() {
                    return provider.kv();
                }
            });

            assertThat(tour.walk()).isEqualTo(DemoComponents.walk());
            assertThatThrownBy(tour::crash).isInstanceOf(Trap.class);
        }
    }

    @Test
    void aComponentLinkedOnceServesManyStores() throws Exception {
        var linker = ComponentLinker.create(components.engine());
        Consumer.linkPerCall(linker, context -> context.store().data(JavaProvider.class));
        var linked = linker.link(find(Language.RUST, DemoComponents.CONSUMER));
        for (int i = 0; i < 3; i++) {
            try (var store = components.engine().newStore(StoreConfig.DEFAULT.withData(new JavaProvider()))) {
                var tour = Consumer.exports(linked.instantiate(store)).tour();
                assertThat(tour.walk()).isEqualTo(DemoComponents.walk());
            }
        }
    }
}
