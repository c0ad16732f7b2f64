package dev.ashlar.component.validate;

import static dev.ashlar.component.binary.Wasm.bytes;
import static dev.ashlar.component.binary.Wasm.component;
import static dev.ashlar.component.binary.Wasm.extern;
import static dev.ashlar.component.binary.Wasm.items;
import static dev.ashlar.component.binary.Wasm.join;
import static dev.ashlar.component.binary.Wasm.name;
import static dev.ashlar.component.binary.Wasm.repeat;
import static dev.ashlar.component.binary.Wasm.section;
import static dev.ashlar.component.binary.Wasm.u32;
import static dev.ashlar.component.binary.Wasm.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.ResourceType;
import dev.ashlar.engine.Engine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComponentValidatorTest {
    private static final byte[] FUNC = bytes(0x40, 0, 1, 0);
    private static final byte[] RESOURCE = bytes(0x3F, 0x7F, 0);

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.create();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static CheckedComponent validate(byte[]... sections) {
        return ComponentValidator.validate(component(sections), engine);
    }

    @Test
    void handsOverDefinitionsWithIndicesResolved() {
        CheckedComponent checked = validate(
                items(7, FUNC),
                items(10, join(extern("f"), bytes(1, 0))),
                items(8, bytes(1, 0, 0, 0)),
                items(8, bytes(0, 0, 0, 0, 0)),
                items(11, join(extern("g"), bytes(1, 1, 0))));

        assertThat(checked.definitions())
                .extracting(definition -> definition.getClass().getSimpleName())
                .containsExactly("Type", "Import", "Lower", "Lift", "Export");
        assertThat(checked.type().imports()).containsOnlyKeys("f");
        assertThat(checked.type().exports().get("g")).hasToString("func()");
        assertThat(checked.features()).isEmpty();
    }

    /** Each instance of a component that exports a resource has a resource of its own. */
    @Test
    void introducesResourcesWithEachInstance() {
        byte[] inner = component(items(7, RESOURCE), items(11, join(extern("r"), bytes(3, 0, 0))));
        CheckedComponent checked = validate(section(4, inner), items(5, bytes(0, 0, 0), bytes(0, 0, 0)));

        List<ResourceType> introduced = checked.definitions().stream()
                .filter(Definition.Instantiate.class::isInstance)
                .map(definition ->
                        ((Definition.Instantiate) definition).type().exports().get("r"))
                .map(type -> ((ComponentExternType.Resource) type).type())
                .toList();
        assertThat(introduced).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void showsWhereAnImportIntroducesAResource() {
        byte[] instance = join(
                bytes(0x42),
                vector(join(bytes(4), extern("r"), bytes(3, 1)), join(bytes(4), extern("s"), bytes(3, 0, 0))));
        CheckedComponent checked = validate(items(7, instance), items(10, join(extern("i"), bytes(5, 0))));

        assertThat(checked.type().imports().get("i")).hasToString("instance { export r: resource; export s: type r }");
    }

    @Test
    void placesErrorsOfCoreModulesInTheComponent() {
        byte[] broken = {0, 'a', 's', 'm', 1, 0, 0, 0, 99};

        assertThatThrownBy(() -> validate(section(1, broken)))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("core module 0");
    }

    @Test
    void tellsFeatures() {
        assertThat(validate(items(7, bytes(0x66, 1, 0x7D), bytes(0x63, 0x73, 0x79)))
                        .features())
                .containsExactlyInAnyOrder(ComponentFeature.ASYNC, ComponentFeature.MAP);
    }

    /** Thirty definitions that would be 2^30 types if they were written out. */
    @Test
    void boundsTypesWhosePartsAreShared() {
        byte[][] types = new byte[30][];
        types[0] = bytes(0x6F, 2, 0x7D, 0x7D);
        for (int i = 1; i < types.length; i++) {
            types[i] = bytes(0x6F, 2, i - 1, i - 1);
        }

        assertThatThrownBy(() -> validate(items(7, types)))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("1,000,000");
    }

    @Test
    void boundsDepthOfTypes() {
        byte[][] types = new byte[120][];
        types[0] = bytes(0x70, 0x7D);
        for (int i = 1; i < types.length; i++) {
            types[i] = bytes(0x70, i - 1 | 0x80, 0);
        }

        assertThatThrownBy(() -> validate(items(7, types)))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("more than 100 deep");
    }

    /** A type of half a million parts, given a hundred times. */
    @Test
    void comparesLargeTypesInBoundedTime() {
        byte[][] types = new byte[19][];
        types[0] = join(bytes(0x72, 1), name("f"), bytes(0x7D));
        for (int i = 1; i < 18; i++) {
            types[i] = bytes(0x6F, 2, i - 1, i - 1);
        }
        types[18] = join(bytes(0x40), vector(join(name("p"), bytes(17))), bytes(1, 0));
        byte[] inner = component(
                section(6, u32(2), bytes(3, 2, 1, 0), bytes(3, 2, 1, 18)),
                items(10, join(extern("t"), bytes(3, 0, 0))));
        long start = System.nanoTime();

        validate(
                items(7, types),
                section(4, inner),
                section(5, u32(100), repeat(100, join(bytes(0, 0), vector(join(name("t"), bytes(3, 0)))))));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    /** An instance type of many functions with resources, imported over and over: each import has resources of its own. */
    @Test
    void boundsTheWorkThatSharedTypesAsk() {
        byte[][] declarations = new byte[1_002][];
        declarations[0] = join(bytes(4), extern("r"), bytes(3, 1));
        declarations[1] = bytes(1, 0x68, 0);
        for (int i = 2; i < declarations.length; i += 2) {
            declarations[i] = join(bytes(1, 0x40), vector(join(name("a"), bytes(1))), bytes(1, 0));
            declarations[i + 1] = join(bytes(4), extern("f" + i), bytes(1), u32(i / 2 + 1));
        }
        byte[][] imports = new byte[990][];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = join(extern("i" + i), bytes(5, 0));
        }
        long start = System.nanoTime();

        assertThatThrownBy(() -> validate(items(7, join(bytes(0x42), vector(declarations))), items(10, imports)))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("too complex");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    /** Renaming a type of 50,000 exports 50,000 times must not look at all of them each time. */
    @Test
    void namesLargeTypesAtNoCost() {
        byte[][] declarations = new byte[50_000][];
        for (int i = 0; i < declarations.length; i++) {
            declarations[i] = join(bytes(4), extern("e" + i), bytes(3, 0, 0));
        }
        declarations[0] = bytes(1, 0x7D);
        byte[][] renamings = new byte[50_000][];
        renamings[0] = bytes(2, 3, 2, 1, 0);
        for (int i = 1; i < renamings.length; i++) {
            renamings[i] = join(bytes(4), extern("e" + i), bytes(3, 0, 0));
        }
        long start = System.nanoTime();

        assertThatThrownBy(() -> validate(
                        items(7, join(bytes(0x42), vector(declarations)), join(bytes(0x42), vector(renamings)))))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("1,000,000");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void bothSidesOfAMismatchAreNamed() {
        byte[] inner = component(
                items(7, join(bytes(0x40), vector(join(name("x"), bytes(0x79))), bytes(1, 0))),
                items(10, join(extern("f"), bytes(1, 0))));

        assertThatThrownBy(() -> validate(
                        items(7, join(bytes(0x40), vector(join(name("x"), bytes(0x73))), bytes(1, 0))),
                        items(10, join(extern("f"), bytes(1, 0))),
                        section(4, inner),
                        items(5, join(bytes(0, 0), vector(join(name("f"), bytes(1, 0)))))))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("import `f`")
                .hasMessageContaining("parameter `x`")
                .hasMessageContaining("expected u32, found string");
    }
}
