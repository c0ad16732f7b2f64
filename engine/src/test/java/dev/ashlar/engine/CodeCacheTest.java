package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That nothing was generated shows in an entry's file: it would have been written anew, with another number in its head. */
class CodeCacheTest {
    private static final String VECTOR_API = "jdk.incubator.vector";

    private static final byte[] BINARY = GuestModules.read("traps");

    @TempDir
    private Path directory;

    /** Not garbage, or the logger would log again. */
    private static Object logger;

    /** Tests do not read java.logging, which warnings end up in. */
    @BeforeAll
    static void keepQuiet() throws ReflectiveOperationException {
        Class<?> level = Class.forName("java.util.logging.Level");
        Class<?> type = Class.forName("java.util.logging.Logger");
        logger = type.getMethod("getLogger", String.class).invoke(null, "dev.ashlar.engine.cache");
        type.getMethod("setLevel", level).invoke(logger, level.getField("OFF").get(null));
    }

    private EngineConfig config() {
        return EngineConfig.DEFAULT.withCodeCache(directory);
    }

    /** One life of an engine in which functions of {@code traps} are called; says where the last one trapped. */
    private static List<WasmFrame> run(EngineConfig config) {
        try (Engine engine = Engine.create(config)) {
            Module module = engine.compile(BINARY);
            Instance instance = engine.newLinker().trapMissing().instantiate(engine.newStore(), module);
            assertThat(instance.function("descend").call(7)).containsExactly(7);
            Trap trap = catchThrowableOfType(
                    Trap.class, () -> instance.function("outer").call(0));
            assertThat(trap.code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            return trap.backtrace();
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !name(file).startsWith("signatures-"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path entry() throws IOException {
        List<Path> entries = entries(directory);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    @Test
    void theSecondRunGeneratesNothing() throws IOException {
        List<WasmFrame> fresh = run(config());
        byte[] written = Files.readAllBytes(entry());
        List<WasmFrame> cached = run(config());
        assertThat(entry()).hasBinaryContent(written);
        assertThat(cached).isEqualTo(fresh).isEqualTo(run(EngineConfig.DEFAULT));
        assertThat(cached.getFirst().offset()).isPositive();
    }

    @Test
    void validationFoundTheSame() {
        Module fresh = Engine.create(config()).compile(BINARY);
        run(config());
        Module cached = Engine.create(config()).compile(BINARY);
        assertThat(cached.features()).isEqualTo(fresh.features()).isNotEmpty();
        assertThat(cached.serialize()).isEqualTo(fresh.serialize());
    }

    @Test
    void classesComeWithTheRunsThatNeedThem() throws IOException {
        byte[] many = many(40);
        call(many, 0);
        long one = Files.size(entry());
        call(many, 39);
        long two = Files.size(entry());
        assertThat(two).isGreaterThan(one);
        byte[] written = Files.readAllBytes(entry());
        call(many, 0, 39);
        assertThat(entry()).hasBinaryContent(written);
    }

    @Test
    void whatIsCompiledAheadIsKept() throws IOException {
        byte[] many = many(40);
        for (int run = 0; run < 2; run++) {
            try (Engine engine = Engine.create(config())) {
                engine.compile(many).compileAll();
            }
        }
        byte[] written = Files.readAllBytes(entry());
        call(many, 0, 13, 39);
        assertThat(entry()).hasBinaryContent(written);
    }

    @Test
    void damageAnywhereIsFoundAndMended() throws IOException {
        List<WasmFrame> fresh = run(config());
        byte[] whole = Files.readAllBytes(entry());
        Random random = new Random(1);
        for (int i = 0; i < 160; i++) {
            byte[] damaged = whole.clone();
            int at = i < 70 ? i : random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            runsWith(damaged, fresh);
        }
        for (int length : new int[] {0, 1, 55, 56, 57, 200, whole.length / 2, whole.length - 1}) {
            runsWith(Arrays.copyOf(whole, length), fresh);
        }
        runsWith(new byte[whole.length], fresh);
        runsWith(Arrays.copyOf(whole, whole.length + 1), fresh);
    }

    private void runsWith(byte[] entry, List<WasmFrame> expected) throws IOException {
        Files.write(entry(), entry);
        assertThat(run(config())).isEqualTo(expected);
        byte[] mended = Files.readAllBytes(entry());
        assertThat(run(config())).isEqualTo(expected);
        assertThat(entry()).hasBinaryContent(mended);
    }

    @Test
    void anEntryIsOfOneModuleOnly() throws IOException {
        call(many(2), 0);
        byte[] other = Files.readAllBytes(entry());
        Files.delete(entry());
        run(config());
        Files.write(entry(), other);
        run(config());
        assertThat(Files.readAllBytes(entry())).isNotEqualTo(other);
    }

    /** In processes of their own, for a signature is made once in a process. */
    @Test
    void classesOfSignaturesAreKeptToo() throws Exception {
        assertThat(output(start(0))).isEmpty();
        Path kept = signatures();
        byte[] written = Files.readAllBytes(kept);
        assertThat(output(start(0))).isEmpty();
        assertThat(kept).hasBinaryContent(written);
    }

    private Path signatures() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> name(file).startsWith("signatures-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatChangesCodeHasEntriesOfItsOwn() throws IOException {
        compile(config());
        compile(config().withFuel(true));
        compile(config().withTrackWrites(true));
        assertThat(entries(directory)).hasSize(3);
        compile(config().withRunPermits(1));
        assertThat(entries(directory)).hasSize(3);
    }

    private static void compile(EngineConfig config) {
        try (Engine engine = Engine.create(config)) {
            engine.compile(BINARY).compileAll();
        }
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() throws IOException {
        long now = System.currentTimeMillis();
        for (int i = 0; i < 4; i++) {
            call(numbered(i), 0);
        }
        List<Path> four = entries(directory);
        for (int i = 0; i < 4; i++) {
            Files.setLastModifiedTime(four.get(i), FileTime.fromMillis(now - 100_000 + i));
        }
        long size = four.stream().mapToLong(file -> file.toFile().length()).sum();
        run(config(), numbered(9), size);
        List<Path> left = entries(directory);
        assertThat(left).doesNotContain(four.getFirst()).contains(four.get(2), four.get(3));
        assertThat(left.stream().mapToLong(file -> file.toFile().length()).sum())
                .isLessThanOrEqualTo(size);
    }

    @Test
    void aCacheWithoutRoomKeepsNothing() throws IOException {
        run(config(), numbered(1), 0);
        assertThat(entries(directory)).isEmpty();
    }

    @Test
    void draftsThatNobodyFinishesGo() throws IOException {
        Path old = Files.writeString(directory.resolve("1.draft"), "half");
        Path young = Files.writeString(directory.resolve("2.draft"), "half");
        Path strange = Files.writeString(directory.resolve("notes.txt"), "not ours");
        FileTime longAgo = FileTime.fromMillis(System.currentTimeMillis() - TimeUnit.HOURS.toMillis(2));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(strange, longAgo);
        run(config());
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(strange).exists();
    }

    @Test
    void whereNothingCanBeKeptEverythingRuns() throws IOException {
        List<WasmFrame> fresh = run(EngineConfig.DEFAULT);
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(run(EngineConfig.DEFAULT.withCodeCache(file))).isEqualTo(fresh);
        assertThat(run(EngineConfig.DEFAULT.withCodeCache(file.resolve("below"))))
                .isEqualTo(fresh);
        Path gone = directory.resolve("gone");
        try (Engine engine = Engine.create(EngineConfig.DEFAULT.withCodeCache(gone))) {
            Files.delete(gone);
            Instance instance = engine.newLinker().instantiate(engine.newStore(), engine.compile(numbered(3)));
            assertThat(instance.function("f0").call()).containsExactly(3);
        }
        assertThat(gone).doesNotExist();
    }

    @Test
    void anEntryMayGoWhileItIsUsed() throws IOException {
        byte[] many = many(40);
        call(many, 0, 39);
        try (Engine engine = Engine.create(config())) {
            Instance instance = engine.newLinker().instantiate(engine.newStore(), engine.compile(many));
            assertThat(instance.function("f0").call()).containsExactly(1_000);
            Files.delete(entry());
            assertThat(instance.function("f39").call()).containsExactly(1_039);
        }
    }

    @Test
    void interruptedThreadsReadToo() throws IOException {
        byte[] many = many(40);
        call(many, 0, 39);
        byte[] written = Files.readAllBytes(entry());
        try (Engine engine = Engine.create(config())) {
            Thread.currentThread().interrupt();
            Instance instance = engine.newLinker().instantiate(engine.newStore(), engine.compile(many));
            assertThat(instance.function("f39").call()).containsExactly(1_039);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(entry()).hasBinaryContent(written);
    }

    @Test
    void processesShareACache() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(i));
        }
        for (Process process : processes) {
            assertThat(output(process)).isEmpty();
        }
        byte[] many = many(CacheSharer.FUNCTIONS);
        int[] all = new Random(0).ints(0, CacheSharer.FUNCTIONS).limit(200).toArray();
        call(many, all);
        byte[] written = Files.readAllBytes(entry());
        call(many, all);
        assertThat(entry()).hasBinaryContent(written);
    }

    /** A {@link CacheSharer}. */
    private Process start(int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules",
                        hasVectorApi() ? VECTOR_API : "java.base",
                        "--patch-module",
                        "dev.ashlar.engine=" + Path.of("target", "test-classes"),
                        "--module-path",
                        Path.of("target", "classes").toString(),
                        "--module",
                        "dev.ashlar.engine/dev.ashlar.engine.CacheSharer",
                        directory.toString(),
                        String.valueOf(number))
                .redirectErrorStream(true)
                .start();
    }

    /** Code is kept for JVMs with the Vector API or for those without. */
    private static boolean hasVectorApi() {
        return ModuleLayer.boot().findModule(VECTOR_API).isPresent();
    }

    /** What a process says, but for the JVM's word on the Vector API; it must end well. */
    private static String output(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.replace("WARNING: Using incubator modules: " + VECTOR_API + System.lineSeparator(), "");
    }

    private void call(byte[] many, int... functions) {
        CacheSharer.call(config(), many, functions);
    }

    private static void run(EngineConfig config, byte[] binary, long maxBytes) {
        EngineConfig small = config.withCodeCache(config.codeCache().map(cache -> cache.withMaxBytes(maxBytes)));
        CacheSharer.call(small, binary, 0);
    }

    private static byte[] many(int functions) {
        return CacheSharer.functions(functions, 1_000);
    }

    private static byte[] numbered(int result) {
        return CacheSharer.functions(1, result);
    }
}
