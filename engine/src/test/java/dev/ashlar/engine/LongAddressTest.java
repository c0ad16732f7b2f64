package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.DATA;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.IMPORT;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Memories with 64-bit addresses. Every load and store of the engine works on a pair of memories, one with addresses of 64
 * bits and one with 32, that have to be alike afterwards.
 */
class LongAddressTest {
    private static final int PAGE = Memory.PAGE_SIZE;

    /** Of 64, 32 and again 64 bits, two pages each; the last is not at hand in generated code. */
    private static final String MEMORIES = section(MEMORY, "05 02 04", "01 02 04", "05 02 04");

    private static final Map<Character, String> TYPES = Map.of('i', "7F", 'l', "7E", 'f', "7D", 'd', "7C", 'v', "7B");

    private enum Form {
        PLAIN,
        TRACKED,
        LARGE
    }

    private final Engine tracking = Engine.create(EngineConfig.DEFAULT.withTrackWrites(true));
    private final Engine large = Engine.create(EngineConfig.DEFAULT.withLargeMemories(true));
    private final Engine plain = Engine.create();

    /** An instruction at an offset. */
    private record Access(Operator operator, long offset) {
        String name(int memory) {
            return operator.name() + "+" + Long.toUnsignedString(offset) + "@" + memory;
        }

        private String type(int memory) {
            String signature = operator.signature();
            StringBuilder parameters = new StringBuilder(memory == 1 ? "7F" : "7E");
            int colon = signature.indexOf(':');
            for (int i = 1; i < colon; i++) {
                parameters.append(TYPES.get(signature.charAt(i)));
            }
            String results = colon + 1 < signature.length() ? "01" + TYPES.get(signature.charAt(colon + 1)) : "00";
            return "60" + leb(colon) + parameters + results;
        }

        private String code(int memory) {
            int opcode = operator.opcode();
            String code = opcode >>> 16 == 0 ? "%02X".formatted(opcode) : "FD" + leb(opcode & 0xFFFF);
            String operands = operator.signature().indexOf(':') == 2 ? "20002001" : "2000";
            String lane = operator.immediate() == Immediate.MEMARG_LANE ? "00" : "";
            return body("00" + operands + code + leb(0x40) + leb(memory) + longLeb(offset) + lane + "0B");
        }
    }

    private static String longLeb(long value) {
        StringBuilder out = new StringBuilder();
        long left = value;
        for (; left >>> 7 != 0; left >>>= 7) {
            out.append("%02X".formatted(left & 0x7F | 0x80));
        }
        return out.append("%02X".formatted(left)).toString();
    }

    private static List<Access> accesses(long... offsets) {
        Stream<Operator> operators = Stream.concat(
                        IntStream.rangeClosed(Opcodes.I32_LOAD, Opcodes.I64_STORE32)
                                .boxed(),
                        IntStream.range(0, 0x100)
                                .map(n -> Opcodes.prefixed(0xFD, n))
                                .boxed())
                .map(Operator::of)
                .filter(operator -> operator != null
                        && (operator.immediate() == Immediate.MEMARG || operator.immediate() == Immediate.MEMARG_LANE));
        return operators
                .flatMap(operator -> Arrays.stream(offsets).mapToObj(offset -> new Access(operator, offset)))
                .toList();
    }

    private static byte[] program(List<Access> accesses, int... memories) {
        List<String> types = new ArrayList<>();
        List<String> functions = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (Access access : accesses) {
            for (int memory : memories) {
                exports.add(name(access.name(memory)) + "00" + leb(types.size()));
                functions.add(leb(types.size()));
                types.add(access.type(memory));
                bodies.add(access.code(memory));
            }
        }
        for (int memory = 0; memory < 3; memory++) {
            exports.add(name("m" + memory) + "02" + leb(memory));
        }
        return module(
                section(TYPE, types.toArray(String[]::new)),
                section(FUNCTION, functions.toArray(String[]::new)),
                MEMORIES,
                section(EXPORT, exports.toArray(String[]::new)),
                section(CODE, bodies.toArray(String[]::new)));
    }

    @AfterEach
    void close() {
        tracking.close();
        large.close();
        plain.close();
    }

    private Instance instantiate(Form form, byte[] program) {
        Engine engine = switch (form) {
            case PLAIN -> plain;
            case TRACKED -> tracking;
            case LARGE -> large;
        };
        return engine.newLinker().instantiate(engine.newStore(), engine.compile(program));
    }

    @ParameterizedTest
    @EnumSource
    void everyAccessDoesWhatItDoesAt32Bits(Form form) {
        List<Access> accesses = accesses(0, 13, PAGE);
        Instance guest = instantiate(form, program(accesses, 0, 1, 2));
        Random random = new Random(64);
        byte[] contents = new byte[2 * PAGE];
        random.nextBytes(contents);
        for (int memory = 0; memory < 3; memory++) {
            guest.memory("m" + memory).write(0, contents);
        }
        for (int round = 0; round < 40; round++) {
            for (Access access : accesses) {
                compare(guest, access, address(random), value(access, random));
            }
            assertThat(contents(guest, 0)).isEqualTo(contents(guest, 1));
            assertThat(contents(guest, 2)).isEqualTo(contents(guest, 1));
        }
    }

    private static byte[] contents(Instance guest, int memory) {
        return guest.memory("m" + memory).read(0, 2 * PAGE);
    }

    /** Often near an end. */
    private static int address(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(2 * PAGE);
            case 1 -> 2 * PAGE - random.nextInt(40);
            case 2 -> PAGE - random.nextInt(40);
            default -> random.nextInt(64);
        };
    }

    private static Object value(Access access, Random random) {
        return switch (access.operator().signature().charAt(1)) {
            case 'i' -> random.nextInt();
            case 'l' -> random.nextLong();
            case 'f' -> random.nextFloat();
            case 'd' -> random.nextDouble();
            default -> new V128(random.nextLong(), random.nextLong());
        };
    }

    private static void compare(Instance guest, Access access, int address, Object value) {
        Object expected = outcome(guest, access, 1, address, value);
        assertThat(outcome(guest, access, 0, (long) address, value))
                .as("%s at %d", access.name(0), address)
                .isEqualTo(expected);
        assertThat(outcome(guest, access, 2, (long) address, value))
                .as("%s at %d", access.name(2), address)
                .isEqualTo(expected);
    }

    private static Object outcome(Instance guest, Access access, int memory, Object address, Object value) {
        boolean takesValue = access.operator().signature().indexOf(':') == 2;
        try {
            Object[] results = guest.function(access.name(memory))
                    .call(takesValue ? new Object[] {address, value} : new Object[] {address});
            return Arrays.asList(results);
        } catch (Trap trap) {
            return trap.code();
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressesBeyondNeverWrapAround(Form form) {
        long[] offsets = {0, 16, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL, 1L << 32, Long.MIN_VALUE, -8, -1};
        List<Access> accesses = accesses(offsets);
        Instance guest = instantiate(form, program(accesses, 0, 2));
        long[] addresses = {
            0, 8, 0x7FFF_FFFF, 1L << 31, (1L << 32) - 8, 1L << 32, (1L << 32) + 8, Long.MIN_VALUE, -16, -8, -1
        };
        byte[] zeros = new byte[2 * PAGE];
        for (Access access : accesses) {
            for (long address : addresses) {
                boolean inside = address >= 0 && address <= 8 && access.offset() >= 0 && access.offset() <= 16;
                if (!inside) {
                    Object value = value(access, new Random(1));
                    assertThat(outcome(guest, access, 0, address, value))
                            .as("%s at %x", access.name(0), address)
                            .isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                    assertThat(outcome(guest, access, 2, address, value))
                            .as("%s at %x", access.name(2), address)
                            .isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                }
            }
        }
        assertThat(contents(guest, 0)).isEqualTo(zeros);
        assertThat(contents(guest, 2)).isEqualTo(zeros);
    }

    @Test
    void aTrapNamesTheWholeAddress() {
        List<Access> accesses = accesses(4).subList(0, 1);
        Instance guest = instantiate(Form.PLAIN, program(accesses, 0));
        Function load = guest.function(accesses.getFirst().name(0));
        assertThatThrownBy(() -> load.call((1L << 32) + 8))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("address 4294967304 in a memory of 131072 bytes");
    }

    @Test
    void typesAndSizesOfTheApi() {
        Instance guest = instantiate(Form.PLAIN, program(List.of()));
        Memory memory = guest.memory("m0");
        assertThat(memory.type()).isEqualTo(new MemoryType(Limits.between(2, 4), false, IndexType.I64));
        assertThat(guest.memory("m1").type().index()).isEqualTo(IndexType.I32);
        assertThat(memory.grow(1)).isEqualTo(2);
        assertThat(memory.pages()).isEqualTo(3);
        assertThat(memory.grow(2)).isEqualTo(-1);
        assertThat(memory.grow(1L << 48)).isEqualTo(-1);
        assertThat(memory.grow(-1)).isEqualTo(-1);
    }

    @Test
    void theHostMakesThem() {
        Store store = plain.newStore();
        MemoryType type = new MemoryType(Limits.between(1, 1L << 48), false, IndexType.I64);
        Memory memory = store.newMemory(type);
        assertThat(memory.type()).isEqualTo(type);
        TableType table = new TableType(ReferenceType.EXTERNREF, Limits.between(1, -1), IndexType.I64);
        assertThat(store.newTable(table, null).type()).isEqualTo(table);
        assertThat(store.newTable(table, null).grow(5, null)).isEqualTo(1);
        Module importer = plain.compile(module(section(IMPORT, name("m") + name("m") + "02 04 01")));
        Module narrow = plain.compile(module(section(IMPORT, name("m") + name("m") + "02 00 01")));
        assertThat(plain.newLinker().define("m", "m", memory).instantiate(store, importer))
                .isNotNull();
        assertThatThrownBy(() -> plain.newLinker().define("m", "m", memory).instantiate(store, narrow))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("incompatible import type");
    }

    @Test
    void aMinimumBeyondOneArrayIsRefused() {
        Module large = plain.compile(module(section(MEMORY, "04" + longLeb(1L << 20))));
        assertThat(large.features()).contains(Feature.MEMORY64);
        Store store = plain.newStore(StoreConfig.DEFAULT.withLimits(ResourceLimits.UNLIMITED));
        assertThatThrownBy(() -> plain.newLinker().instantiate(store, large))
                .isInstanceOf(ResourceLimitException.class)
                .hasMessageContaining("1048576 pages")
                .hasMessageContaining("withLargeMemories");
    }

    /** Sparse: no page in between is ever touched. */
    @Test
    void aLargeMemoryGoesBeyondFourGigabytes() {
        byte[] program = module(
                section(TYPE, "60 01 7E 01 7E", "60 02 7E 7E 00", "60 03 7E 7E 7E 00"),
                section(FUNCTION, "00", "00", "01", "02"),
                section(MEMORY, "04 01"),
                section(
                        EXPORT,
                        name("m") + "02 00",
                        name("grow") + "00 00",
                        name("load") + "00 01",
                        name("store") + "00 02",
                        name("copy") + "00 03"),
                section(
                        CODE,
                        body("00 20 00 40 00 0B"),
                        body("00 20 00 29 03 08 0B"),
                        body("00 20 00 20 01 37 03 80 80 80 80 10 0B"),
                        body("00 20 00 20 01 20 02 FC 0A 00 00 0B")));
        Module module = large.compile(program);
        Store store = large.newStore(StoreConfig.DEFAULT.withLimits(ResourceLimits.UNLIMITED));
        Instance guest = large.newLinker().instantiate(store, module);
        Memory memory = guest.memory("m");
        long gigabyte = 1L << 30;
        assertThat(guest.function("grow").call(6 * gigabyte / PAGE)).containsExactly(1L);
        assertThat(memory.size()).isEqualTo(6 * gigabyte + PAGE);
        assertThat(store.inUse().memoryBytes()).isEqualTo(memory.size());
        guest.function("store").call(gigabyte + 3, 0x1122_3344_5566_7788L);
        assertThat(memory.readLong(5 * gigabyte + 3)).isEqualTo(0x1122_3344_5566_7788L);
        assertThat(memory.readLong(gigabyte + 3)).as("32 bits less").isZero();
        assertThat(guest.function("load").call(5 * gigabyte + 3 - 8)).containsExactly(0x1122_3344_5566_7788L);
        guest.function("copy").call(100L, 5 * gigabyte, 16L);
        assertThat(memory.readLong(103)).isEqualTo(0x1122_3344_5566_7788L);
        guest.function("copy").call(6 * gigabyte, 100L, 16L);
        assertThat(memory.readLong(6 * gigabyte + 3)).isEqualTo(0x1122_3344_5566_7788L);
        assertThatThrownBy(() -> guest.function("load").call(6 * gigabyte + PAGE - 15))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("in a memory of " + memory.size() + " bytes");
        assertThat(guest.function("grow").call(1L << 40)).containsExactly(-1L);
        store.close();
        assertThatThrownBy(() -> memory.readByte(0)).isInstanceOf(IllegalStateException.class);
        assertThat(store.tenant().inUse().memoryBytes()).isZero();
    }

    @Test
    void aLargeMemoryIsLimitedByItsStore() {
        Module module = large.compile(module(section(MEMORY, "04 01"), section(EXPORT, name("m") + "02 00")));
        ResourceLimits limits = new ResourceLimits(10L * PAGE, 10, 10, 10, 10);
        Store store = large.newStore(StoreConfig.DEFAULT.withLimits(limits));
        Memory memory = large.newLinker().instantiate(store, module).memory("m");
        assertThat(memory.grow(9)).isEqualTo(1);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThatThrownBy(() -> large.newLinker().instantiate(store, module))
                .isInstanceOf(ResourceLimitException.class);
        MemoryType type = new MemoryType(Limits.atLeast(0), false, IndexType.I64);
        Memory ofHost = store.newMemory(type);
        assertThat(ofHost.grow(1)).isEqualTo(-1);
        Module importer = large.compile(module(section(IMPORT, name("m") + name("m") + "02 04 00")));
        assertThat(large.newLinker().define("m", "m", ofHost).instantiate(store, importer))
                .isNotNull();
    }

    @Test
    void activeSegmentsHaveLongOffsets() {
        byte[] far = module(section(MEMORY, "04 01"), section(DATA, "00 42 80 80 80 80 10 0B 01 AB"));
        assertThatThrownBy(() -> instantiate(Form.PLAIN, far))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("1 bytes at 4294967296 of a memory of 65536 bytes");
        byte[] near = module(
                section(MEMORY, "04 01"), section(EXPORT, name("m") + "02 00"), section(DATA, "00 42 10 0B 01 AB"));
        Module compiled = plain.compile(near);
        for (int i = 0; i < 3; i++) {
            try (Store store = plain.newStore()) {
                Memory memory = plain.newLinker().instantiate(store, compiled).memory("m");
                assertThat(HexFormat.of().formatHex(memory.read(15, 3))).isEqualTo("00ab00");
                memory.writeByte(16, (byte) 1);
            }
        }
    }
}
