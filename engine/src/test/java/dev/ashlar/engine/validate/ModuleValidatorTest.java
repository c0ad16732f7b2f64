package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.ELEMENT;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.GLOBAL;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.START;
import static dev.ashlar.engine.binary.ModuleBytes.TABLE;
import static dev.ashlar.engine.binary.ModuleBytes.TAG;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.function;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.rawSection;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.binary.ModuleDecoder;
import dev.ashlar.engine.binary.ModuleInfo;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleValidatorTest {
    private static final String VOID = "60 00 00";

    private static Set<Feature> validate(byte[] bytes) {
        ModuleInfo module = ModuleDecoder.decode(bytes);
        ModuleValidator.validate(module);
        return module.features();
    }

    private static InvalidModuleException invalid(byte[] bytes) {
        return catchThrowableOfType(InvalidModuleException.class, () -> validate(bytes));
    }

    private static MalformedModuleException malformed(byte[] bytes) {
        return catchThrowableOfType(MalformedModuleException.class, () -> validate(bytes));
    }

    @Test
    void pointsAtTheInstruction() {
        InvalidModuleException e = invalid(function(VOID, "00 41 01 42 02 6A 1A 0B"));
        assertThat(e.offset()).isEqualTo(27);
        assertThat(e.reason()).isEqualTo("type mismatch: expected i32, found i64");
        assertThat(e).hasMessage("invalid module at byte 0x1b: type mismatch: expected i32, found i64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 6A 0B | type mismatch: expected i32, found nothing",
                "00 41 00 0B | type mismatch: 1 values remain on the stack at the end of the block",
                "00 20 00 1A 0B | unknown local 0: the function has 0",
                "00 10 07 0B | unknown function 7: the module has 1",
                "00 0C 01 0B | unknown label 1: the code is in 1 blocks",
                "00 41 00 28 02 00 1A 0B | unknown memory 0: the module has none",
                "00 FC 09 00 0B | data count section required",
                "00 D2 00 1A 0B | undeclared function reference 0",
                "01 01 64 70 20 00 1A 0B | uninitialized local 0",
                "00 41 00 41 00 42 00 1B 1A 0B | type mismatch: expected i32, found i64",
                "00 D0 70 D0 70 41 00 1B 1A 0B | type mismatch: a select of references must state their type",
                "00 41 00 04 7F 41 00 0B 1A 0B | type mismatch: an if without else must leave what it takes",
                "00 0B 01 0B | section size mismatch: bytes left behind the end of a function",
                "00 02 40 0B | END opcode expected",
                "00 05 0B | misplaced ELSE opcode",
                "00 06 0B | illegal opcode 0x6",
            })
    void explainsWhatIsWrongWithABody(String body, String reason) {
        try {
            validate(function(VOID, body));
        } catch (InvalidModuleException e) {
            assertThat(e.reason()).isEqualTo(reason);
            return;
        } catch (MalformedModuleException e) {
            assertThat(e.reason()).isEqualTo(reason);
            return;
        }
        throw new AssertionError("accepted " + body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unreachable code takes operands from nowhere | 00 00 6A 1A 0B",
                "a branch leaves the rest unreachable | 00 02 7F 41 00 0C 00 45 0B 1A 0B",
                "a loop's label takes its parameters | 00 03 40 0C 00 0B 0B",
                "a local without default is set first | 01 01 64 70 00 21 00 20 00 1A 0B",
                "a select of unknown operands | 00 00 1B 1A 0B",
                "a null is not null any more | 00 D0 70 D4 1A 0B",
                "null branches | 00 02 70 D0 70 D6 00 00 0B 1A 0B",
                "try_table catches everything | 00 02 40 1F 40 01 02 00 0B 0B 0B",
                "an exception reference is thrown again | 00 02 69 1F 40 01 03 00 0B 00 0B 0A 0B",
                "a block with a type index | 00 02 00 0B 0B",
            })
    void accepts(String what, String body) {
        assertThat(validate(function(VOID, body))).as(what).isNotNull();
    }

    @Test
    void aLocalSetInABlockIsNotSetBehindIt() {
        String typed = "60 01 64 70 00";
        assertThat(invalid(function(typed, "01 01 64 70 02 40 20 00 21 01 0B 20 01 1A 0B"))
                        .reason())
                .isEqualTo("uninitialized local 1");
    }

    @Test
    void recordsTheFeaturesUsed() {
        assertThat(validate(function(VOID, "00 0B"))).isEmpty();
        assertThat(validate(function("60 00 02 7F 7F", "00 41 00 C0 41 00 0B")))
                .containsExactlyInAnyOrder(Feature.MULTI_VALUE, Feature.SIGN_EXTENSION);
        assertThat(validate(function(VOID, "00 12 00 0B"))).containsExactly(Feature.TAIL_CALLS);
        assertThat(validate(function(VOID, "00 43 00 00 00 00 FC 00 1A 0B")))
                .containsExactly(Feature.SATURATING_CONVERSIONS);
        assertThat(validate(function(VOID, "00 41 00 FD 0F 1A 0B"))).containsExactly(Feature.SIMD);
        assertThat(validate(module(section(GLOBAL, "7F 00 41 01 41 02 6A 0B"))))
                .containsExactly(Feature.EXTENDED_CONST);
        assertThat(validate(module(section(MEMORY, "00 00", "00 00")))).containsExactly(Feature.MULTI_MEMORY);
        assertThat(validate(module(section(TYPE, VOID), section(TAG, "00 00")))).containsExactly(Feature.EXCEPTIONS);
        assertThat(validate(module(section(GLOBAL, "7F 01 41 01 0B"), section(EXPORT, name("g") + "03 00"))))
                .containsExactly(Feature.MUTABLE_GLOBALS);
    }

    /** Instructions of three bytes that stand for thousands of operands, behind an unreachable. */
    @Test
    void largeTypesDoNotMakeValidationSlow() {
        String fields = "5F" + leb(10_000) + "7F 00".repeat(10_000);
        String code = "00 00" + "FB 00 00 1A".repeat(200_000) + "FB 01 00 1A".repeat(200_000)
                + ("FB 08 01" + leb(10_000) + "1A").repeat(200_000) + "0B";
        byte[] bytes =
                module(section(TYPE, fields, "5E 7F 00", VOID), section(FUNCTION, "02"), section(CODE, body(code)));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> validate(bytes));
    }

    @Test
    void largerTypesAreRefused() {
        assertThat(invalid(module(section(TYPE, "5F" + leb(10_001) + "7F 00".repeat(10_001))))
                        .reason())
                .contains("too many fields");
    }

    @Test
    void validatesAtomics() {
        assertThat(invalid(module(section(MEMORY, "02 00"))).reason()).contains("shared memory must have maximum");
        assertThat(validate(module(section(MEMORY, "03 00 01")))).contains(Feature.THREADS);
        assertThat(validate(function(VOID, "00 FE 03 00 0B"))).contains(Feature.THREADS);
        assertThat(malformed(function(VOID, "00 FE 03 01 0B")).reason()).contains("zero byte expected");
        assertThat(validate(atomic("FE 10 02 00"))).contains(Feature.THREADS);
        assertThat(invalid(atomic("FE 10 01 00")).reason()).contains("atomic alignment must be natural");
        assertThat(invalid(atomic("FE 10 03 00")).reason()).contains("alignment must not be larger than natural");
        assertThat(malformed(function(VOID, "00 FE 04 00 0B")).reason()).contains("illegal opcode");
        assertThat(malformed(function(VOID, "00 FE 4F 00 0B")).reason()).contains("illegal opcode");
    }

    private static byte[] atomic(String instruction) {
        return module(
                section(TYPE, VOID),
                section(FUNCTION, "00"),
                section(MEMORY, "00 01"),
                section(CODE, body("00 41 00" + instruction + "1A 0B")));
    }

    @Test
    void limitsOfMemoriesAndTablesWith64Bits() {
        assertThat(validate(module(section(MEMORY, "04 00")))).containsExactly(Feature.MEMORY64);
        assertThat(validate(module(section(TABLE, "70 04 00")))).containsExactly(Feature.MEMORY64);
        assertThat(validate(module(section(MEMORY, "05 00 80 80 80 80 80 80 40"))))
                .isNotEmpty();
        assertThat(invalid(module(section(MEMORY, "05 00 81 80 80 80 80 80 40")))
                        .reason())
                .isEqualTo("memory size must be at most 2^48 pages (16 EiB)");
        assertThat(validate(module(section(TABLE, "70 05 00 FF FF FF FF FF FF FF FF FF 01"))))
                .isNotEmpty();
        assertThat(invalid(module(section(TABLE, "70 05 02 01"))).reason())
                .isEqualTo("size minimum must not be greater than maximum");
        assertThat(invalid(module(section(MEMORY, "05 02 01"))).reason())
                .isEqualTo("size minimum must not be greater than maximum");
    }

    @Test
    void validatesDefinitions() {
        assertThat(invalid(module(section(TYPE, "60 01 63 01 00"))).reason()).isEqualTo("unknown type 1");
        assertThat(invalid(module(section(TYPE, VOID, "50 01 00 60 00 00"))).reason())
                .contains("supertype 0 is final");
        assertThat(invalid(module(section(TYPE, "50 00 60 00 00", "50 01 00 60 01 7F 00")))
                        .reason())
                .contains("type 1 does not match its supertype 0");
        assertThat(invalid(module(section(MEMORY, "01 02 01"))).reason()).contains("size minimum must not be greater");
        assertThat(invalid(module(section(MEMORY, "00 81 80 04"))).reason()).contains("at most 65536 pages");
        assertThat(invalid(module(section(MEMORY, "01 00 FF FF FF FF FF FF FF FF FF 01")))
                        .reason())
                .contains("at most 65536 pages");
        assertThat(invalid(module(section(TABLE, "64 70 00 01"))).reason()).contains("needs an initial value");
        assertThat(invalid(module(section(MEMORY, "00 00"), section(EXPORT, name("m") + "02 00", name("m") + "02 00")))
                        .reason())
                .isEqualTo("duplicate export name \"m\"");
        assertThat(invalid(module(section(EXPORT, name("f") + "00 05"))).reason())
                .isEqualTo("unknown function 5, exported as \"f\"");
        assertThat(invalid(module(rawSection(START, "FF FF FF FF 0F"))).reason())
                .contains("unknown function");
        assertThat(invalid(module(section(GLOBAL, "7F 00 23 00 0B"))).reason()).isEqualTo("unknown global 0");
        assertThat(invalid(module(section(GLOBAL, "7F 00 41 01 67 0B"))).reason())
                .isEqualTo("constant expression required");
        assertThat(invalid(module(section(TABLE, "6F 00 00"), section(ELEMENT, "00 41 00 0B 00")))
                        .reason())
                .contains("element segment 0 of (ref func) for a table of externref");
    }

    @Test
    void keepsItsOwnLimits() {
        assertThat(invalid(function("60" + leb(1_001) + "7F".repeat(1_001) + "00", "00 0B"))
                        .reason())
                .contains("too many parameters or results");
        assertThat(invalid(function(VOID, "01" + leb(50_001) + "7F 0B")).reason())
                .contains("too many locals");
        assertThat(malformed(function(VOID, "02 FF FF FF FF 0F 7F 01 7F 0B")).reason())
                .isEqualTo("too many locals");
        String manyResults = "60 00" + leb(1_000) + "7F".repeat(1_000);
        byte[] flood = module(
                section(TYPE, manyResults, VOID),
                section(FUNCTION, "00", "01"),
                section(CODE, body("00 00 0B"), body("00" + "10 00".repeat(51) + "00 0B")));
        assertThat(invalid(flood).reason()).isEqualTo("too many operands: more than 15000");
    }
}
