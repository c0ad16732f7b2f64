package dev.ashlar.component.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.CoreModuleType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitResolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ComponentWitTest {
    private static final WitResolution SOURCE =
            Wit.parse("library.wit", new String(resource("library.wit"), StandardCharsets.UTF_8));

    @Test
    void aComponentHasTheWorldThatItWasMadeOf() {
        var read = read(resource("library.wasm"));
        assertThat(Wit.print(read.root())).isEqualTo("""
                        package root:component;

                        world root {
                          import example:library/books@0.1.0;
                          import clock: interface {
                            now: func() -> u64;
                          }
                          import log: func(text: string);

                          export open: func(days: list<list<bool>>);
                          export example:library/desk@0.1.0;
                        }
                        """);
        var books = new InterfaceName(SOURCE.root().name(), "books");
        assertThat(Wit.compare(SOURCE, books, read, books).stream().map(Object::toString))
                .as("what nothing refers to is not in the component")
                .containsExactly("books.rights: missing, was a type");
        assertThat(Wit.compare(read, books, SOURCE, books)).isEmpty();
        var desk = new InterfaceName(SOURCE.root().name(), "desk");
        assertThat(Wit.compare(SOURCE, desk, read, desk)).isEmpty();
        assertThat(Wit.compare(read, desk, SOURCE, desk)).isEmpty();
        assertThat(Wit.parse("printed", Wit.print(read))).isEqualTo(read);
    }

    @Test
    void aCoreModuleMayHaveTheWorldInACustomSection() {
        var read = read(resource("embedded.wasm"));
        var world = read.world();
        assertThat(world.name()).hasToString("example:library/library@0.1.0");
        assertThat(world.imports()).isEqualTo(SOURCE.world().imports());
        assertThat(read.root().interfaceNamed("books")).isEqualTo(SOURCE.root().interfaceNamed("books"));
        assertThat(Wit.parse("printed", Wit.print(read))).isEqualTo(read);
    }

    @Test
    void readsPackagesInTheBinaryForm() {
        var file = new ResourceType("file");
        var mode = new ValType.EnumOf(List.of("r", "w"));
        var types = instance(Map.of("file", new ComponentExternType.Resource(file)));
        var own = entries();
        own.put("file", new ComponentExternType.Type(new DefinedType.Resource(file)));
        own.put("mode", new ComponentExternType.Type(new DefinedType.Value(mode)));
        own.put("open", function(false, List.of(parameter("as", mode)), Optional.of(new ValType.Own(file))));
        own.put("[method]file.read", function(true, List.of(), Optional.empty()));
        var wrapper = new ComponentType(entries("a:b/types@1.0.0", types), entries("a:b/files@1.0.0", instance(own)));
        var type = new ComponentType(
                entries(), entries("files", new ComponentExternType.Type(new DefinedType.Component(wrapper))));
        assertThat(ComponentWit.isPackage(type)).isTrue();
        assertThatThrownBy(() -> ComponentWit.read(type))
                .isInstanceOf(NotInWitException.class)
                .hasMessageContaining(
                        "[method]file.read in a:b/files@1.0.0 is a function of a resource from elsewhere");
        own.remove("[method]file.read");
        var mended = new ComponentType(entries("a:b/types@1.0.0", types), entries("a:b/files@1.0.0", instance(own)));
        assertThat(Wit.print(ComponentWit.read(new ComponentType(
                        entries(), entries("files", new ComponentExternType.Type(new DefinedType.Component(mended)))))))
                .isEqualTo("""
                        package a:b@1.0.0;

                        interface types {
                          resource file;
                        }

                        interface files {
                          use types.{file};

                          enum mode {
                            r,
                            w,
                          }

                          open: func(%as: mode) -> file;
                        }
                        """);
    }

    @Test
    void saysWhatWitHasNoWordsFor() {
        var module = new ComponentExternType.CoreModule(new CoreModuleType(List.of(), List.of()));
        assertThatThrownBy(() -> ComponentWit.read(new ComponentType(entries("m", module), entries())))
                .hasMessage("WIT has no words for this component's type: the import m is a core module");
        var record = new ValType.RecordOf(List.of(new ValType.Field("a", ValType.Primitive.U8)));
        var nameless = function(false, List.of(parameter("r", record)), Optional.empty());
        assertThatThrownBy(() -> ComponentWit.read(new ComponentType(entries("f", nameless), entries())))
                .hasMessageContaining("root:component/root refers to a type without a name");
        assertThatThrownBy(() -> read(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}))
                .hasMessageContaining("it is a core module without a section component-type");
    }

    @Test
    void writtenOutItMayNotGrowWithoutBounds() {
        ValType type = ValType.Primitive.U8;
        for (int i = 0; i < 60; i++) {
            type = new ValType.TupleOf(List.of(type, type));
        }
        var bomb = function(false, List.of(), Optional.of(type));
        assertThatThrownBy(() -> ComponentWit.read(new ComponentType(entries("f", bomb), entries())))
                .isInstanceOf(NotInWitException.class)
                .hasMessageContaining("more than 1000000 types");
    }

    @Test
    void mutantsAreReadOrRefused() {
        int accepted = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            byte[] mutant = resource(seed % 2 == 0 ? "library.wasm" : "embedded.wasm");
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutant[8 + random.nextInt(mutant.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                Wit.print(read(mutant));
                accepted++;
            } catch (ComponentException | EngineException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(accepted).isBetween(20, 1_500);
    }

    private static WitResolution read(byte[] binary) {
        try (var engine = Engine.create()) {
            return ComponentWit.read(engine, binary);
        }
    }

    private static SequencedMap<String, ComponentExternType> entries() {
        return new LinkedHashMap<>();
    }

    private static SequencedMap<String, ComponentExternType> entries(String name, ComponentExternType type) {
        var entries = entries();
        entries.put(name, type);
        return entries;
    }

    private static ComponentExternType instance(Map<String, ComponentExternType> exports) {
        return new ComponentExternType.Instance(new ComponentInstanceType(new LinkedHashMap<>(exports)));
    }

    private static ComponentFunctionType.Parameter parameter(String name, ValType type) {
        return new ComponentFunctionType.Parameter(name, type);
    }

    private static ComponentExternType function(
            boolean async, List<ComponentFunctionType.Parameter> parameters, Optional<ValType> result) {
        return new ComponentExternType.Function(new ComponentFunctionType(async, parameters, result));
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(ComponentWitTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
