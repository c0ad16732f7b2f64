package dev.ashlar.engine.binary;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.DATA;
import static dev.ashlar.engine.binary.ModuleBytes.DATA_COUNT;
import static dev.ashlar.engine.binary.ModuleBytes.ELEMENT;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.GLOBAL;
import static dev.ashlar.engine.binary.ModuleBytes.IMPORT;
import static dev.ashlar.engine.binary.ModuleBytes.MEMORY;
import static dev.ashlar.engine.binary.ModuleBytes.START;
import static dev.ashlar.engine.binary.ModuleBytes.TABLE;
import static dev.ashlar.engine.binary.ModuleBytes.TAG;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.bytes;
import static dev.ashlar.engine.binary.ModuleBytes.custom;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.rawSection;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDecoderTest {
    private static MalformedModuleException malformed(byte[] bytes) {
        return catchThrowableOfType(MalformedModuleException.class, () -> ModuleDecoder.decode(bytes));
    }

    @Test
    void decodesEverySection() {
        ModuleInfo module = ModuleDecoder.decode(module(
                section(TYPE, "60 00 00", "60 01 7F 01 7E"),
                section(
                        IMPORT,
                        name("m") + name("f") + "00 01",
                        name("m") + name("t") + "01 70 00 01",
                        name("m") + name("mem") + "02 01 01 02",
                        name("m") + name("g") + "03 7F 00",
                        name("m") + name("e") + "04 00 00"),
                section(FUNCTION, "00"),
                section(TABLE, "6F 01 02 03"),
                section(MEMORY, "00 05"),
                section(TAG, "00 00"),
                section(GLOBAL, "7E 01 42 07 0B"),
                section(EXPORT, name("run") + "00 01"),
                rawSection(START, "01"),
                section(ELEMENT, "00 41 00 0B 01 00", "05 70 01 D2 01 0B"),
                rawSection(DATA_COUNT, "02"),
                section(CODE, body("00 0B")),
                section(DATA, "00 41 08 0B 02 AB CD", "01 01 EF")));

        assertThat(module.types().size()).isEqualTo(2);
        assertThat(module.types().function(1).results()).containsExactly(ValType.I64);
        assertThat(module.imports()).extracting(Import::kind).containsExactly(0, 1, 2, 3, 4);
        assertThat(module.imports()).extracting(Import::index).containsOnly(0);
        assertThat(module.imported()).isEqualTo(new ModuleInfo.ImportCounts(1, 1, 1, 1, 1));
        assertThat(module.functionTypes()).containsExactly(1, 0);
        assertThat(module.tables())
                .containsExactly(
                        new TableDef(ValType.FUNCREF, Limits.atLeast(1), false, -1),
                        new TableDef(ValType.EXTERNREF, Limits.between(2, 3), false, -1));
        assertThat(module.memories())
                .containsExactly(
                        new MemoryDef(Limits.between(1, 2), false, false),
                        new MemoryDef(Limits.atLeast(5), false, false));
        assertThat(module.globals()[1].type()).isEqualTo(ValType.I64);
        assertThat(module.bytes()[module.globals()[1].init()]).isEqualTo((byte) Opcodes.I64_CONST);
        assertThat(module.tags()).containsExactly(0, 0);
        assertThat(module.exports()).containsExactly(new Export("run", ModuleInfo.KIND_FUNCTION, 1));
        assertThat(module.start()).isEqualTo(1);
        assertThat(module.elements()[0].functions()).containsExactly(0);
        assertThat(module.elements()[1].mode()).isEqualTo(ElementSegment.PASSIVE);
        assertThat(module.elements()[1].size()).isEqualTo(1);
        assertThat(module.declaredFunctions().stream()).containsExactly(0, 1);
        assertThat(module.dataCount()).isEqualTo(2);
        assertThat(module.data()[0].active()).isTrue();
        assertThat(module.bytes()[module.data()[0].start()]).isEqualTo((byte) 0xAB);
        assertThat(module.data()[1].active()).isFalse();
        assertThat(module.bytes()[module.bodyEnds()[0] - 1]).isEqualTo((byte) Opcodes.END);
    }

    @Test
    void listsSectionsInOrderOfAppearance() {
        byte[] bytes = module(custom("first", "01 02"), section(TYPE, "60 00 00"), custom("last", ""));
        assertThat(ModuleDecoder.decode(bytes).sections())
                .containsExactly(
                        new Section("first", true, 16, 2),
                        new Section("type", false, 20, 4),
                        new Section("last", true, 31, 0));
    }

    @Test
    void tellsWhatIsNoModule() {
        assertThat(malformed(bytes("")).reason()).isEqualTo("unexpected end");
        assertThat(malformed(bytes("7F 45 4C 46 01 00 00 00")).reason()).isEqualTo("magic header not detected");
        assertThat(malformed(bytes("00 61 73 6D 02 00 00 00")).offset()).isEqualTo(4);
        assertThat(malformed(bytes("00 61 73 6D 0D 00 01 00")).reason()).contains("this is a component");
    }

    @Test
    void refusesSectionsOutOfOrder() {
        MalformedModuleException e = malformed(module(section(FUNCTION), section(TYPE)));
        assertThat(e.offset()).isEqualTo(11);
        assertThat(e.reason()).contains("unexpected content after last section").contains("type section");
        assertThat(malformed(module(section(TYPE), section(TYPE)))).isNotNull();
        assertThat(malformed(module(section(CODE), rawSection(DATA_COUNT, "00"))))
                .isNotNull();
        assertThat(malformed(module(rawSection(14, ""))).reason()).contains("malformed section id 14");
    }

    @Test
    void refusesSectionsOfTheWrongSize() {
        assertThat(malformed(module(rawSection(TYPE, "00 00"))).reason()).contains("section size mismatch");
        assertThat(malformed(module(rawSection(TYPE, "01 60 00"))).reason()).contains("unexpected end");
        assertThat(malformed(module("01 05 00")).reason()).contains("length out of bounds");
    }

    @ParameterizedTest
    @ValueSource(ints = {TYPE, IMPORT, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, EXPORT, ELEMENT, CODE, DATA})
    void refusesCountsThatTheSectionCannotHold(int id) {
        assertThat(malformed(module(rawSection(id, "FF FF FF FF 0F"))).reason()).contains("length out of bounds");
    }

    @Test
    void comparesTheCountsOfSectionsThatBelongTogether() {
        String type = section(TYPE, "60 00 00");
        assertThat(malformed(module(type, section(FUNCTION, "00"))).reason())
                .isEqualTo("function and code section have inconsistent lengths: 1 and 0");
        assertThat(malformed(module(section(CODE, body("00 0B")))).reason())
                .isEqualTo("function and code section have inconsistent lengths: 0 and 1");
        assertThat(malformed(module(rawSection(DATA_COUNT, "01"))).reason())
                .isEqualTo("data count and data section have inconsistent lengths: 1 and 0");
    }

    @Test
    void findsTheEndOfAnyExpression() {
        String nested = "02 40 0E 02 00 00 00 0B FD 0C" + "00".repeat(16) + "28 02 04 1C 01 7F 1F 40 01 02 00 0B 0B";
        ModuleInfo module = ModuleDecoder.decode(module(section(GLOBAL, "7F 00" + nested, "7F 00 41 01 0B")));
        assertThat(module.bytes()[module.globals()[1].init() + 1]).isEqualTo((byte) 1);
        assertThat(malformed(module(section(GLOBAL, "7F 00 41 01"))).reason()).isEqualTo("END opcode expected");
        assertThat(malformed(module(section(GLOBAL, "7F 00 27 0B"))).reason()).isEqualTo("illegal opcode 0x27");
        assertThat(malformed(module(section(GLOBAL, "7F 00 FC 20 0B"))).reason())
                .isEqualTo("illegal opcode 0xfc 0x20");
    }

    @Test
    void doesNotTrustFunctionIndicesOfDeclarations() {
        ModuleInfo module = ModuleDecoder.decode(module(section(GLOBAL, "70 00 D2 FF FF FF FF 07 0B")));
        assertThat(module.declaredFunctions().size()).isLessThanOrEqualTo(64);
    }
}
