package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmFrame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Components of one language call those of another, through adapters from memory to memory, in every pair. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentPairsTest {
    private static final String TOUR = "ashlar:demo/tour@0.1.0";

    private final Map<Language, Component> providers = new EnumMap<>(Language.class);
    private final Map<Language, Component> consumers = new EnumMap<>(Language.class);
    private DemoComponents components;

    @BeforeAll
    void compile() throws Exception {
        components = new DemoComponents();
        for (Language language : Language.values()) {
            components.find(language, DemoComponents.PROVIDER).ifPresent(found -> providers.put(language, found));
            components.find(language, DemoComponents.CONSUMER).ifPresent(found -> consumers.put(language, found));
        }
    }

    @AfterAll
    void close() {
        components.close();
    }

    @TestFactory
    Stream<DynamicTest> everyConsumerSeesTheSameOfEveryProvider() throws Exception {
        List<String> expected = DemoComponents.walk();
        return pairs((consumer, provider) -> runs(consumer, provider, tour -> {
            List<String> lines = lines(tour);
            if (provider.destroysResources()) {
                assertThat(lines).isEqualTo(expected);
            } else {
                assertThat(lines.stream().map(ComponentPairsTest::withoutCounts))
                        .isEqualTo(expected.stream()
                                .map(ComponentPairsTest::withoutCounts)
                                .toList());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> callsOneAfterTheOtherAddUp() {
        return pairs((consumer, provider) -> runs(
                consumer,
                provider,
                tour -> assertThat(tour.function("add-up").call(new Value.U32(1000)))
                        .contains(new Value.U32(499_500))));
    }

    @TestFactory
    Stream<DynamicTest> aTrapInTheProviderEndsBoth() {
        return pairs((consumer, provider) -> runs(consumer, provider, tour -> {
            assertThatThrownBy(() -> tour.function("crash").call()).isInstanceOf(Trap.class);
            assertThatThrownBy(() -> tour.function("add-up").call(new Value.U32(1)))
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.CANNOT_ENTER))
                    .hasMessageContaining(consumers.get(consumer).name());
        }));
    }

    @Test
    void theBacktraceOfATrapLeadsFromTheProviderToTheConsumer() {
        runs(
                Language.RUST,
                Language.C,
                tour -> assertThatThrownBy(() -> tour.function("crash").call())
                        .isInstanceOfSatisfying(Trap.class, trap -> {
                            List<String> functions = trap.backtrace().stream()
                                    .map(WasmFrame::functionName)
                                    .flatMap(Optional::stream)
                                    .toList();
                            int callee = functions.indexOf("exports_ashlar_demo_calc_crash");
                            int caller = functions.indexOf("ashlar:demo/tour@0.1.0#crash");
                            assertThat(callee)
                                    .as("the C function in %s", trap.report())
                                    .isNotNegative();
                            assertThat(caller)
                                    .as("the Rust export in %s", trap.report())
                                    .isGreaterThan(callee);
                        }));
    }

    /** Two providers, and the second, which comes last, takes the place of the first's greeter: all strings in UTF-16. */
    @TestFactory
    Stream<DynamicTest> stringsAreTranscoded() throws Exception {
        Component greetings = components.compile(DemoComponents.checkedIn("c-utf16-greetings.wasm"));
        List<String> expected = DemoComponents.walk();
        return consumers.keySet().stream()
                .filter(Language::resizesMemory)
                .map(consumer -> dynamicTest(
                        consumer + " in UTF-16",
                        () -> inStore(store -> {
                            ComponentInstance tour = ComponentLinker.create(components.engine())
                                    .plug(providers.get(Language.C))
                                    .plug(greetings)
                                    .instantiate(store, consumers.get(consumer))
                                    .instance(TOUR);
                            assertThat(lines(tour)).isEqualTo(expected);
                        })));
    }

    /** What wac and wasm-tools composed runs like what is linked here. */
    @TestFactory
    Stream<DynamicTest> runsWhatOtherToolsComposed() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String tool : List.of("wac", "compose")) {
            Component composed = components.compile(DemoComponents.checkedIn("rust-on-c." + tool + ".wasm"));
            tests.add(dynamicTest(
                    tool,
                    () -> inStore(store -> {
                        ComponentInstance instance =
                                ComponentLinker.create(components.engine()).instantiate(store, composed);
                        assertThat(lines(instance.instance(TOUR))).isEqualTo(DemoComponents.walk());
                    })));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> runsWhatWasComposed() throws Exception {
        List<String> expected = DemoComponents.walk();
        List<DynamicTest> tests = new ArrayList<>();
        for (String consumer : List.of("c", "rust")) {
            for (List<String> plugs : List.of(
                    List.of("c-provider"), List.of("rust-provider"), List.of("c-utf16-greetings", "c-provider"))) {
                tests.add(dynamicTest(consumer + " with " + plugs, () -> {
                    Component composed = components.compose(consumer + "-consumer", plugs);
                    inStore(store -> assertThat(lines(ComponentLinker.create(components.engine())
                                    .instantiate(store, composed)
                                    .instance(TOUR)))
                            .isEqualTo(expected));
                }));
            }
        }
        return tests.stream();
    }

    private static List<String> lines(ComponentInstance tour) {
        Value.ResultOf result = (Value.ResultOf) tour.function("walk").call().orElseThrow();
        Value.ListOf lines = (Value.ListOf) result.payload().orElseThrow();
        return lines.elements().stream().map(line -> ((Value.Str) line).value()).toList();
    }

    private static String withoutCounts(String line) {
        return line.replaceAll("live \\d+", "live ?");
    }

    private interface Pair {
        void test(Language consumer, Language provider) throws Exception;
    }

    private Stream<DynamicTest> pairs(Pair pair) {
        return consumers.keySet().stream()
                .flatMap(consumer -> providers.keySet().stream()
                        .map(provider ->
                                dynamicTest(consumer + " uses " + provider, () -> pair.test(consumer, provider))));
    }

    private void runs(Language consumer, Language provider, Consumer<ComponentInstance> test) {
        inStore(store -> test.accept(ComponentLinker.create(components.engine())
                .plug(providers.get(provider))
                .instantiate(store, consumers.get(consumer))
                .instance(TOUR)));
    }

    private interface InStore {
        void run(Store store) throws Exception;
    }

    private void inStore(InStore test) {
        try (Store store = components.engine().newStore()) {
            test.run(store);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
