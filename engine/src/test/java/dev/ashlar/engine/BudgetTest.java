package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stores, tenants and the process may hold. */
class BudgetTest {
    private static final int PAGE = Memory.PAGE_SIZE;
    private static final ResourceLimits NOTHING = limits(0, 0, 0);

    /** Instances of the module hold a page, a table element and themselves. */
    private static final ResourceLimits ONE = limits(PAGE, 1, 1);

    private final Engine engine = Engine.create(EngineConfig.DEFAULT.withLimits(limits(20 * PAGE, 50, 6)));
    private final Module module = engine.compile(GuestModules.read("endless"));

    private static ResourceLimits limits(long memoryBytes, long tableElements, long instances) {
        return new ResourceLimits(memoryBytes, tableElements, instances, 0, 0);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Instance instantiate(Store store) {
        return engine.newLinker().trapMissing().instantiate(store, module);
    }

    private Store store(ResourceLimits limits) {
        return engine.newStore(StoreConfig.DEFAULT.withLimits(limits));
    }

    @Test
    void countsWhatAStoreHolds() {
        Store store = store(ResourceLimits.STORE_DEFAULT);
        Instance instance = instantiate(store);
        assertThat(store.inUse()).isEqualTo(ONE);
        assertThat(instance.function("grow").call(3)).containsExactly(1);
        assertThat(instance.function("grow_table").call(9)).containsExactly(1);
        assertThat(store.inUse()).isEqualTo(limits(4 * PAGE, 10, 1));
        assertThat(store.tenant().inUse()).isEqualTo(store.inUse());
        store.close();
        assertThat(store.tenant().inUse()).isEqualTo(NOTHING);
        assertThat(store.inUse()).isEqualTo(NOTHING);
    }

    @Test
    void growingBeyondTheStoresBudgetAnswersMinusOne() {
        Instance instance = instantiate(store(limits(4 * PAGE, 10, 1)));
        assertThat(instance.function("grow").call(4)).containsExactly(-1);
        assertThat(instance.function("grow").call(3)).containsExactly(1);
        assertThat(instance.function("grow").call(1)).containsExactly(-1);
        assertThat(instance.function("grow").call(0)).containsExactly(4);
        assertThat(instance.function("grow").call(-1)).containsExactly(-1);
        assertThat(instance.memory("memory").grow(1)).isEqualTo(-1);
        assertThat(instance.function("grow_table").call(10)).containsExactly(-1);
        assertThat(instance.function("grow_table").call(-1)).containsExactly(-1);
        assertThat(instance.function("grow_table").call(9)).containsExactly(1);
        assertThat(instance.store().inUse()).isEqualTo(limits(4 * PAGE, 10, 1));
    }

    @Test
    void instantiatingBeyondABudgetReservesNothing() {
        refusesToInstantiate(
                ONE.withMemoryBytes(PAGE - 1), "65536 more bytes of memory would exceed its limit of 65535");
        refusesToInstantiate(ONE.withTableElements(0), "1 more table elements would exceed its limit of 0 (0 in use)");
        refusesToInstantiate(ONE.withInstances(0), "1 more instances would exceed its limit of 0");
    }

    private void refusesToInstantiate(ResourceLimits limits, String message) {
        try (Store store = store(limits)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> instantiate(store))
                        .isInstanceOf(ResourceLimitException.class)
                        .hasMessageContaining("the store: " + message);
            }
            assertThat(store.inUse()).isEqualTo(NOTHING);
            assertThat(store.tenant().inUse()).isEqualTo(NOTHING);
        }
    }

    @Test
    void tenantsAndTheProcessBoundAllTheirStores() {
        Tenant small = engine.newTenant("small", limits(3 * PAGE, 50, 5));
        Store first = engine.newStore(StoreConfig.DEFAULT.withTenant(small));
        Store second = engine.newStore(StoreConfig.DEFAULT.withTenant(small));
        Instance instance = instantiate(first);
        assertThat(instance.function("grow").call(1)).containsExactly(1);
        instantiate(second);
        assertThat(instance.function("grow").call(1)).as("the tenant's").containsExactly(-1);
        assertThatThrownBy(() -> instantiate(second))
                .isInstanceOf(ResourceLimitException.class)
                .hasMessageStartingWith("tenant small: 65536 more bytes of memory");
        Store other = engine.newStore();
        Instance large = instantiate(other);
        assertThat(large.function("grow").call(17))
                .as("the process has 20 pages")
                .containsExactly(-1);
        assertThat(large.function("grow").call(16)).containsExactly(1);
        second.close();
        assertThat(large.function("grow").call(1)).containsExactly(17);
        assertThat(small.inUse()).isEqualTo(limits(2 * PAGE, 1, 1));
    }

    @Test
    void limitsOfTenantsChangeWhileTheyRun() {
        Tenant whole = engine.newTenant("whole", limits(9 * PAGE, 50, 5));
        Tenant tenant = engine.newTenant("tenant", limits(2 * PAGE, 60, 4), whole);
        Instance instance = instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(tenant)));
        assertThat(instance.function("grow").call(2)).containsExactly(-1);
        tenant.limit(limits(4 * PAGE, 50, 5));
        assertThat(tenant.limits()).isEqualTo(limits(4 * PAGE, 50, 5));
        assertThat(instance.function("grow").call(2)).containsExactly(1);
        tenant.limit(limits(PAGE, 50, 5));
        assertThat(tenant.inUse().memoryBytes()).as("nothing is taken away").isEqualTo(3 * PAGE);
        assertThat(instance.function("grow").call(1)).containsExactly(-1);
        tenant.limit(limits(4 * PAGE, 50, 5));
        whole.limit(limits(3 * PAGE, 50, 5));
        assertThat(instance.function("grow").call(1)).as("the whole's").containsExactly(-1);
        assertThatThrownBy(() -> instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(tenant))))
                .hasMessageStartingWith("tenant whole: 65536 more bytes of memory would exceed its limit of 196608");
    }

    @Test
    void tenantsCanBeTriedAsIfNobodyElseHadAnything() {
        Tenant whole = engine.newTenant("whole", limits(2 * PAGE, 50, 5));
        Tenant tenant = engine.newTenant("tenant", limits(9 * PAGE, 50, 5), whole);
        Instance instance = instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(tenant)));
        assertThat(instance.function("grow").call(1)).containsExactly(1);
        Store trial = engine.newStore(StoreConfig.DEFAULT.withTenant(tenant.unused()));
        Instance tried = instantiate(trial);
        assertThat(tried.function("grow").call(1)).containsExactly(1);
        assertThat(tried.function("grow").call(1)).as("more than the whole").containsExactly(-1);
        assertThat(whole.inUse().memoryBytes()).isEqualTo(2 * PAGE);
    }

    @Test
    void whatTheHostMakesCountsToo() {
        Store store = store(limits(2 * PAGE, 5, 1));
        Memory memory = store.newMemory(new MemoryType(Limits.atLeast(2), false, IndexType.I32));
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThatThrownBy(() -> store.newMemory(new MemoryType(Limits.atLeast(1), false, IndexType.I32)))
                .isInstanceOf(ResourceLimitException.class);
        TableType type = new TableType(ReferenceType.FUNCREF, Limits.atLeast(5), IndexType.I32);
        Table table = store.newTable(type, null);
        assertThat(table.grow(1, null)).isEqualTo(-1);
        assertThat(store.inUse()).isEqualTo(limits(2 * PAGE, 5, 0));
        store.close();
        assertThat(memory.grow(1)).as("of a closed store").isEqualTo(-1);
        assertThat(store.tenant().inUse()).isEqualTo(NOTHING);
    }

    @Test
    void refusesMoreThanOneArrayHolds() {
        Store store = store(ResourceLimits.UNLIMITED);
        assertThatThrownBy(() -> store.newMemory(new MemoryType(Limits.atLeast(40_000), false, IndexType.I32)))
                .isInstanceOf(ResourceLimitException.class)
                .hasMessage(
                        "a memory of 40000 pages is beyond the 32767 pages (2 GiB) that this engine gives one memory");
        assertThat(store.inUse()).isEqualTo(NOTHING);
    }

    @Test
    void aForgottenStoreReturnsWhatItHeld() throws InterruptedException {
        Tenant tenant = engine.newTenant("careless", ResourceLimits.UNLIMITED);
        for (int i = 0; i < 3; i++) {
            instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(tenant)));
        }
        assertThat(tenant.inUse().instances()).isEqualTo(3);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!tenant.inUse().equals(NOTHING) && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(tenant.inUse()).isEqualTo(NOTHING);
    }

    @Test
    void tenantsHaveParts() {
        Tenant whole = engine.newTenant("whole", limits(4 * PAGE, 50, 6));
        Tenant first = engine.newTenant("first", limits(3 * PAGE, 50, 6), whole);
        Tenant second = engine.newTenant("second", ResourceLimits.UNLIMITED, whole);
        Instance inFirst = instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(first)));
        Instance inSecond = instantiate(engine.newStore(StoreConfig.DEFAULT.withTenant(second)));
        assertThat(inFirst.function("grow").call(3))
                .as("more than the part may have")
                .containsExactly(-1);
        assertThat(inSecond.function("grow").call(2)).containsExactly(1);
        assertThat(inFirst.function("grow").call(1))
                .as("more than the whole has left")
                .containsExactly(-1);
        assertThat(whole.inUse()).isEqualTo(limits(4 * PAGE, 2, 2));
        Instance neighbour = instantiate(engine.newStore(
                StoreConfig.DEFAULT.withTenant(engine.newTenant("neighbour", limits(4 * PAGE, 50, 6)))));
        assertThat(neighbour.function("grow").call(3)).containsExactly(1);
    }
}
