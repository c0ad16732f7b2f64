import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs with structs and arrays (gc-programs.wat), in ms: {@code java -cp engine/target/classes
 * bench/trials/GcPrograms.java}. The same on wasmtime, where the time of fewer rounds is to be subtracted:
 * {@code wasmtime run -W gc=y,function-references=y --invoke trees bench/trials/gc-programs.wasm 1200}.
 */
public final class GcPrograms {
    private static final long SECONDS = 3;

    public static void main(String[] arguments) throws Exception {
        byte[] binary = Files.readAllBytes(Path.of("bench/trials/gc-programs.wasm"));
        Map<String, Integer> rounds = new LinkedHashMap<>();
        rounds.put("trees", 200);
        rounds.put("shapes", 4_000);
        rounds.put("map", 200);
        rounds.put("sieve", 1_000);
        StoreConfig limited = StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT);
        try (Engine engine = Engine.create();
                Store store = engine.newStore(limited)) {
            Instance instance = engine.newLinker().instantiate(store, engine.compile(binary));
            rounds.forEach((name, count) -> measure(instance.function(name), name, count));
        }
    }

    private static void measure(Function function, String name, int rounds) {
        List<Double> times = new ArrayList<>();
        Object result = null;
        for (long end = System.nanoTime() + SECONDS * 1_000_000_000L; System.nanoTime() < end; ) {
            long start = System.nanoTime();
            result = function.call(rounds)[0];
            times.add((System.nanoTime() - start) / 1e6);
        }
        List<Double> warm = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
        System.out.printf(
                "%-7s %5d rounds: median %.1f, fastest %.1f, first %.1f (%s)%n",
                name, rounds, warm.get(warm.size() / 2), warm.getFirst(), times.getFirst(), result);
    }
}
