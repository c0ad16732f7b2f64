package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.rawSection;
import static dev.ashlar.engine.binary.ModuleBytes.section;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A process that shares a code cache with others: {@code CacheSharer DIRECTORY NUMBER}. */
final class CacheSharer {
    static final int FUNCTIONS = 30;
    private static final int ROUNDS = 20;

    private CacheSharer() {}

    public static void main(String[] args) {
        EngineConfig config = EngineConfig.DEFAULT.withCodeCache(Path.of(args[0]));
        Random random = new Random(Integer.parseInt(args[1]));
        byte[] binary = functions(FUNCTIONS, 1_000);
        for (int round = 0; round < ROUNDS; round++) {
            call(config, binary, random.ints(3, 0, FUNCTIONS).toArray());
        }
    }

    /** One life of an engine in which functions of {@link #functions} are called. */
    static void call(EngineConfig config, byte[] binary, int... functions) {
        try (Engine engine = Engine.create(config)) {
            Instance instance = engine.newLinker().instantiate(engine.newStore(), engine.compile(binary));
            int first = (Integer) instance.function("f0").call()[0];
            for (int function : functions) {
                Object[] results = instance.function("f" + function).call();
                if (!Arrays.equals(results, new Object[] {first + function})) {
                    throw new AssertionError(function + ": " + Arrays.toString(results));
                }
            }
        }
    }

    /** Each of the functions fills a class of its own; they return numbers from {@code first} on, which is below 8,000. */
    static byte[] functions(int count, int first) {
        String padding = "41 00 1A".repeat(1_500);
        StringBuilder types = new StringBuilder(leb(count));
        StringBuilder exports = new StringBuilder(leb(count));
        StringBuilder bodies = new StringBuilder(leb(count));
        for (int i = 0; i < count; i++) {
            types.append("00");
            exports.append(name("f" + i)).append("00").append(leb(i));
            bodies.append(body("00" + padding + "41" + signed(first + i) + "0B"));
        }
        return module(
                section(TYPE, "60 00 01 7F"),
                rawSection(FUNCTION, types.toString()),
                rawSection(EXPORT, exports.toString()),
                rawSection(CODE, bodies.toString()));
    }

    private static String signed(int value) {
        return "%02X%02X".formatted(value & 0x7F | 0x80, value >> 7);
    }
}
