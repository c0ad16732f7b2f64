package dev.ashlar.component.link;

import static dev.ashlar.component.link.Bed.string;
import static dev.ashlar.component.link.Bed.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Components that call each other. */
class CompositionTest {
    private final Bed bed = new Bed();

    @AfterEach
    void close() {
        bed.close();
    }

    private ComponentInstance plugged() {
        return bed.linker().plug(bed.calc).instantiate(bed.store, bed.app);
    }

    private ComponentInstance living() {
        ComponentInstance calc = bed.linker().instantiate(bed.store, bed.calc);
        return bed.linker().define(Bed.OPS, calc.instance(Bed.OPS)).instantiate(bed.store, bed.app);
    }

    @Test
    void pluggedComponentsCallEachOther() {
        exercise(plugged());
    }

    @Test
    void aLivingInstanceServesAnotherComponent() {
        exercise(living());
    }

    private static void exercise(ComponentInstance app) {
        assertThat(app.function("sum").call(u32(4))).contains(u32(10));
        assertThat(app.function("echo").call(string("héllo €"))).contains(string("héllo €"));
        assertThat(app.function("count").call(u32(41))).contains(u32(42));
        assertThat(app.function("give").call(u32(7))).contains(u32(7));
    }

    @Test
    void aLinkedProviderIsInstantiatedOncePerInstantiation() {
        LinkedComponent calc = bed.linker().link(bed.calc);
        LinkedComponent app = bed.linker()
                .define("docs:calc/ops@0.1.2", calc, "docs:calc/ops@0.1.0")
                .link(bed.app);

        exercise(app.instantiate(bed.store));
        exercise(app.instantiate(bed.store));
    }

    @Test
    void theDestructorRunsInTheComponentThatDefinesTheResource() {
        ComponentInstance calc = bed.linker().instantiate(bed.store, bed.calc);
        ComponentInstance ops = calc.instance(Bed.OPS);
        ComponentInstance app = bed.linker().define(Bed.OPS, ops).instantiate(bed.store, bed.app);

        app.function("count").call(u32(41));

        assertThat(ops.function("dropped").call()).contains(u32(41));
    }

    @Test
    void theHostHoldsResourcesOfComponents() {
        ComponentInstance ops = bed.linker().instantiate(bed.store, bed.calc).instance(Bed.OPS);

        Value handle = ops.function("make").call(u32(5)).orElseThrow();

        assertThat(ops.function("next").call(handle)).contains(u32(6));
        GuestResource resource = (GuestResource) ((Value.Handle) handle).resource();
        assertThat(resource.owned()).isTrue();
        resource.close();
        resource.close();
        assertThat(ops.function("dropped").call()).contains(u32(5));
        assertThatThrownBy(() -> ops.function("next").call(handle)).isInstanceOf(IllegalStateException.class);
        assertThat(ops.function("add").call(u32(1), u32(2))).contains(u32(3));
    }

    @Test
    void whoeverGivesAResourceAwayHasItNoMore() {
        ComponentInstance ops = bed.linker().instantiate(bed.store, bed.calc).instance(Bed.OPS);
        Value handle = ops.function("make").call(u32(5)).orElseThrow();

        assertThat(ops.function("take").call(handle)).contains(u32(5));

        assertThat(((GuestResource) ((Value.Handle) handle).resource()).isOpen())
                .isFalse();
        assertThat(ops.function("dropped").call()).contains(u32(5));
    }

    @Test
    void aHandleOfAnotherInstanceIsRefused() {
        ComponentInstance one = bed.linker().instantiate(bed.store, bed.calc).instance(Bed.OPS);
        ComponentInstance other = bed.linker().instantiate(bed.store, bed.calc).instance(Bed.OPS);
        Value handle = one.function("make").call(u32(5)).orElseThrow();

        assertThatThrownBy(() -> other.function("next").call(handle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another instance");

        assertThat(one.function("next").call(handle)).contains(u32(6));
        assertThat(other.function("add").call(u32(1), u32(2))).contains(u32(3));
    }

    @Test
    void aTrapEndsTheWholeComposition() {
        ComponentInstance app = plugged();

        assertThatThrownBy(() -> app.function("fail").call()).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.code()).isEqualTo(TrapCode.UNREACHABLE);
            assertThat(trap.backtrace()).extracting(frame -> frame.module()).containsExactly("M", "adapters", "M");
        });

        assertThatThrownBy(() -> app.function("sum").call(u32(1)))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.CANNOT_ENTER))
                .hasMessageContaining("unreachable");
    }

    @Test
    void aTrapInALivingInstanceEndsThat() {
        ComponentInstance calc = bed.linker().instantiate(bed.store, bed.calc);
        ComponentInstance app =
                bed.linker().define(Bed.OPS, calc.instance(Bed.OPS)).instantiate(bed.store, bed.app);
        assertThatThrownBy(() -> app.function("fail").call()).isInstanceOf(Trap.class);

        assertThatThrownBy(() -> calc.instance(Bed.OPS).function("dropped").call())
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.CANNOT_ENTER));
    }

    @Test
    void oneLinkedComponentServesManyThreads() throws Exception {
        LinkedComponent linked = bed.linker().plug(bed.calc).link(bed.app);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Value>>> sums = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sums.add(threads.submit(() -> {
                    try (Store store = bed.engine.newStore()) {
                        ComponentInstance app = linked.instantiate(store);
                        app.function("echo").call(string("x"));
                        return app.function("sum").call(u32(4));
                    }
                }));
            }
            for (Future<Optional<Value>> sum : sums) {
                assertThat(sum.get()).contains(u32(10));
            }
        }
    }

    @Test
    void eachCallHasAContextOfItsOwn() {
        ComponentInstance instance = bed.linker().instantiate(bed.store, bed.component("context"));

        assertThat(instance.function("exchange").call(u32(5))).contains(u32(5));
        assertThat(instance.function("exchange").call(u32(6))).contains(u32(6));
        assertThat(instance.function("twice").call(u32(7))).contains(u32(8));
    }

    @Test
    void droppingAHandleTwiceTraps() {
        ComponentInstance app = plugged();

        assertThatThrownBy(() -> app.function("twice").call(u32(1)))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.INVALID_HANDLE))
                .hasMessageContaining("unknown handle index 1");
    }

    @Test
    void wrongArgumentsLeaveTheInstanceUsable() {
        ComponentInstance app = plugged();

        assertThatThrownBy(() -> app.function("sum").call(string("four")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n");
        assertThatThrownBy(() -> app.function("sum").call()).isInstanceOf(IllegalArgumentException.class);

        assertThat(app.function("sum").call(u32(4))).contains(u32(10));
    }

    @Test
    void instancesBelongToTheirStores() {
        ComponentInstance calc = bed.linker().instantiate(bed.store, bed.calc);
        LinkedComponent app =
                bed.linker().define(Bed.OPS, calc.instance(Bed.OPS)).link(bed.app);

        try (Store other = bed.engine.newStore()) {
            assertThatThrownBy(() -> app.instantiate(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void exportsAreFoundUnderCompatibleVersions() {
        ComponentInstance calc = bed.linker().instantiate(bed.store, bed.calc);

        assertThat(calc.findInstance("docs:calc/ops@0.1.9")).isPresent();
        assertThat(calc.findInstance("docs:calc/ops@0.2.0")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> calc.instance("docs:calc/opps"))
                .isInstanceOf(java.util.NoSuchElementException.class)
                .hasMessageContaining(Bed.OPS);
    }
}
