import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Operations per second of a component on wasi:keyvalue (0.2.0-draft2), values of 100 bytes, a key for each guest: the
 * embedded store and Redis, for some numbers of guests at once, each on a virtual thread. The median of five rounds.
 *
 * <pre>{@code
 * redis-server --port 6390 --save '' --appendonly no &
 * java --enable-native-access=ALL-UNNAMED -cp engine/target/classes:wit/target/classes:component/target/classes:\
 * wasi/target/classes:capabilities/target/classes:$HOME/.m2/repository/org/xerial/sqlite-jdbc/3.54.1.0/sqlite-jdbc-3.54.1.0.jar \
 *     bench/trials/KeyValueStores.java STATE_DIRECTORY redis://127.0.0.1:6390
 * }</pre>
 */
public final class KeyValueStores {
    private static final int ROUNDS = 5;

    private final Engine engine = Engine.create();
    private final LinkedComponent component;

    private KeyValueStores(Path state, String redis) throws Exception {
        Capabilities capabilities = Capabilities.open(
                new CapabilitiesConfig("trial", state).withKeyValue(Map.of("redis", redis)));
        ComponentLinker linker = ComponentLinker.create(engine);
        capabilities.define(
                linker,
                new ComponentCapabilities(
                        "trial", Map.of(), Set.of("sqlite", "redis"), Set.of(), message -> {}, WasiLookup.OF_STORE));
        Path file = Path.of("capabilities/src/test/resources/dev/ashlar/capabilities/key-value2.wasm");
        component = linker.link(Component.compile(engine, Files.readAllBytes(file)));
    }

    public static void main(String[] arguments) throws Exception {
        KeyValueStores trial = new KeyValueStores(Path.of(arguments[0]), arguments[1]);
        System.out.println("operations per second: median of " + ROUNDS + " (smallest to largest)");
        for (String store : List.of("sqlite", "redis")) {
            double ignored = trial.run(store, 16, 500, 0); // a log that has its size is quicker to write than one that grows
            for (int guests : new int[] {1, 16, 200}) {
                trial.report(store, "get", guests, 0, 100_000 / guests);
                trial.report(store, "set", guests, 200, 0);
            }
        }
    }

    private void report(String store, String operation, int guests, int sets, int gets) throws Exception {
        double ignored = run(store, guests, 1, 1);
        run(store, guests, sets, gets);
        double[] rates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = run(store, guests, sets, gets);
        }
        Arrays.sort(rates);
        System.out.printf(
                "%-6s  %s  %3d guests  %,9.0f  (%,.0f to %,.0f)%n",
                store, operation, guests, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
    }

    private double run(String store, int guests, int sets, int gets) throws Exception {
        List<Guest> all = new ArrayList<>();
        for (int i = 0; i < guests; i++) {
            all.add(new Guest(store, "key-" + i));
        }
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(guest -> running.add(threads.submit(() -> guest.work(sets, gets))));
            for (Future<?> one : running) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        all.forEach(Guest::close);
        return guests * (double) (sets + gets) / seconds;
    }

    private final class Guest {
        private final WasiContext wasi = WasiContext.open(Grants.NONE);
        private final Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi));
        private final ComponentFunction work;
        private final String label;
        private final String key;

        Guest(String label, String key) throws Exception {
            this.label = label;
            this.key = key;
            work = component.instantiate(store).instance("ashlar:guests/key-value").function("work");
        }

        void work(int sets, int gets) {
            var result = work.call(
                    new Value.Str(label), new Value.Str(key), new Value.U32(sets), new Value.U32(gets));
            if (!(result.orElseThrow() instanceof Value.ResultOf outcome) || !outcome.isOk()) {
                throw new IllegalStateException("the component says " + result);
            }
        }

        void close() {
            store.close();
            wasi.close();
        }
    }
}
