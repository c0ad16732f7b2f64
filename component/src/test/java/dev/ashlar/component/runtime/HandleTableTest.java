package dev.ashlar.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.ResourceType;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.runtime.Budget;
import org.junit.jupiter.api.Test;

class HandleTableTest {
    private final RuntimeResource type = resource("a");
    private final Budget store = new Budget("the store", null, ResourceLimits.UNLIMITED.withHandles(300));
    private final HandleTable table = new HandleTable(new HandleQuota(store));

    private static RuntimeResource resource(String name) {
        return RuntimeResource.ofHost(new ResourceType(name), object -> {});
    }

    private ResourceHandle handle(int rep) {
        return new ResourceHandle(type, rep, null, null);
    }

    @Test
    void indicesBeginAtOneAndAreUsedAgainLastFreedFirst() {
        for (int i = 1; i <= 40; i++) {
            assertThat(table.add(handle(i))).isEqualTo(i);
        }
        table.remove(3);
        table.remove(7);

        assertThat(table.add(handle(100))).isEqualTo(7);
        assertThat(table.add(handle(101))).isEqualTo(3);
        assertThat(table.add(handle(102))).isEqualTo(41);
        assertThat(table.count()).isEqualTo(41);
        assertThat(table.resource(7, type).rep).isEqualTo(100);
    }

    @Test
    void whatIsNotThereTraps() {
        int index = table.add(handle(1));
        table.remove(index);

        for (int wrong : new int[] {0, index, 2, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> table.get(wrong))
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.INVALID_HANDLE))
                    .hasMessageContaining(Integer.toUnsignedString(wrong));
        }
    }

    @Test
    void handlesHaveTypes() {
        int index = table.add(handle(1));

        assertThatThrownBy(() -> table.resource(index, resource("b")))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("expected b but found a");
    }

    @Test
    void whatIsLentStays() {
        ResourceHandle handle = handle(1);
        int index = table.add(handle);
        Subtask call = new Subtask();
        call.lend(handle);
        call.lend(handle);

        assertThatThrownBy(() -> table.takeOwn(index, type)).isInstanceOf(Trap.class);

        call.deliverResolve();
        assertThat(table.takeOwn(index, type)).isSameAs(handle);
    }

    @Test
    void theTableIsLimited() {
        for (int i = 0; i < 300; i++) {
            table.add(handle(i));
        }

        assertThatThrownBy(() -> table.add(handle(300)))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.TOO_MANY_HANDLES));

        table.remove(50);
        assertThat(table.add(handle(300))).isEqualTo(50);
        for (int i = 1; i <= 300; i++) {
            table.remove(i);
        }
        assertThat(store.inUse().handles()).as("a few stay reserved").isLessThan(130);
        HandleTable other = new HandleTable(new HandleQuota(store));
        assertThat(other.add(handle(1))).as("of the same store").isEqualTo(1);
    }
}
