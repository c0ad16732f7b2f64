package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The host uses the resource of a component: makes it, lends it, gives it away, and lets it go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentResourceTest {
    private DemoComponents components;
    private Store store;
    private ComponentInstance kv;

    @BeforeAll
    void create() {
        components = new DemoComponents();
    }

    @AfterAll
    void close() {
        components.close();
    }

    @BeforeEach
    void open() {
        store = components.engine().newStore();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void theHostHoldsABucket(Language language) throws Exception {
        start(language);
        Value.Handle fruit = bucket("fruit");

        assertThat(call("[method]bucket.name", fruit)).isEqualTo(new Value.Str("fruit"));
        assertThat(call("[method]bucket.set", fruit, new Value.Str("apple"), bytes(1, 2)))
                .hasToString("none");
        assertThat(call("[method]bucket.set", fruit, new Value.Str("apple"), bytes(3)))
                .hasToString("some([1, 2])");
        assertThat(call("[method]bucket.keys", fruit)).hasToString("[\"apple\"]");

        assertThat(live()).isEqualTo(1);
        ((GuestResource) fruit.resource()).close();
        assertThat(live()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void whatIsGivenAwayIsGone(Language language) throws Exception {
        start(language);
        Value.Handle first = bucket("first");
        Value.Handle second = bucket("second");

        Value.Handle merged = (Value.Handle) call("[static]bucket.merged", new Value.Str("both"), first, second);

        assertThat(live()).isEqualTo(2);
        assertThat(((GuestResource) first.resource()).isOpen()).isFalse();
        assertThat(((GuestResource) second.resource()).isOpen()).isTrue();
        assertThat(call("[method]bucket.name", merged)).isEqualTo(new Value.Str("both"));
        assertThatThrownBy(() -> call("[method]bucket.name", first)).isInstanceOf(IllegalStateException.class);
        assertThat(live()).as("the instance lives on").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void handlesTravelInsideOtherTypes(Language language) throws Exception {
        start(language);

        Value.ResultOf opened = (Value.ResultOf) call("open", names("x", "y"));
        List<Value> handles = ((Value.ListOf) opened.payload().orElseThrow()).elements();

        assertThat(handles).hasSize(2);
        assertThat(call("entries", new Value.ListOf(handles))).isEqualTo(new Value.U32(0));
        handles.forEach(handle -> ((GuestResource) ((Value.Handle) handle).resource()).close());
        assertThat(live()).isZero();
        assertThat(call("open", names(""))).hasToString("err(\"a bucket needs a name\")");
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void resourcesHaveNames(Language language) throws Exception {
        start(language);
        GuestResource fruit = (GuestResource) bucket("fruit").resource();

        assertThat(kv.function("[static]bucket.merged").type())
                .hasToString("func(name: string, first: own<bucket>, second: borrow<bucket>) -> own<bucket>");
        assertThat(fruit).hasToString("own<bucket>");
        fruit.close();
        assertThat(fruit).hasToString("own<bucket>, closed");
    }

    @ParameterizedTest
    @EnumSource(names = {"C", "RUST"})
    void aHandleMayBeClosedAfterItsStore(Language language) throws Exception {
        start(language);
        GuestResource fruit = (GuestResource) bucket("fruit").resource();
        store.close();

        fruit.close();

        assertThat(fruit.isOpen()).isFalse();
    }

    private void start(Language language) throws Exception {
        var provider = components.find(language, DemoComponents.PROVIDER).orElseThrow();
        kv = ComponentLinker.create(components.engine())
                .instantiate(store, provider)
                .instance("ashlar:demo/kv@0.1.0");
    }

    private Value call(String function, Value... arguments) {
        Optional<Value> result = kv.function(function).call(arguments);
        return result.orElseThrow();
    }

    private Value.Handle bucket(String name) {
        return (Value.Handle) call("[constructor]bucket", new Value.Str(name));
    }

    private long live() {
        return ((Value.U32) call("live")).value();
    }

    private static Value names(String... names) {
        return Value.ListOf.of(Arrays.stream(names).map(Value.Str::new).toArray(Value[]::new));
    }

    private static Value bytes(int... values) {
        return Value.ListOf.of(Arrays.stream(values).mapToObj(Value.U8::new).toArray(Value[]::new));
    }
}
