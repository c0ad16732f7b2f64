package dev.ashlar.component.link;

import static dev.ashlar.component.link.Bed.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Compositions that ask for too much. */
class HostileCompositionTest {
    private final Bed bed = new Bed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void instancesAreLimited() {
        Component doubling = bed.component("doubling");

        assertThatThrownBy(() -> bed.linker().link(doubling))
                .isInstanceOf(ResourceLimitException.class)
                .hasMessageContaining("doubling")
                .hasMessageContaining("10000 component instances");
    }

    @Test
    void aComponentCannotServeItself() {
        Component relay = bed.component("relay");

        assertThatThrownBy(() -> bed.linker().plug(relay).link(relay))
                .isInstanceOf(ComponentLinkException.class)
                .hasMessageContaining("docs:relay/next")
                .hasMessageContaining("cannot be instantiated before");
    }

    @Test
    void relaysAreNoCalls() {
        Component relay = bed.component("relay");
        ComponentLinker linker = bed.linker();
        linker.instance("docs:relay/next").function("f", (context, arguments) -> Optional.of(arguments.getFirst()));
        LinkedComponent relayed = linker.link(relay);
        for (int i = 0; i < 20; i++) {
            relayed = bed.linker().plug(relayed).link(relay);
        }
        ComponentInstance instance = relayed.instantiate(bed.store);

        assertThat(instance.instance("docs:relay/next").function("f").call(u32(3)))
                .contains(u32(3));
    }

    @Test
    void handlesAreLimited() {
        ComponentInstance app = bed.linker().instantiate(bed.store, bed.component("hoarder"));

        assertThatThrownBy(() -> app.function("hoard").call(u32(2_000_000)))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.TOO_MANY_HANDLES));
    }
}
