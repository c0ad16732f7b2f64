package dev.ashlar.component.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.validate.ComponentValidator;
import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The parts are made from {@code src/test/wat/compose} with {@code wasm-tools parse}. */
class ComposerTest {
    private final Engine engine = Engine.create();

    @AfterEach
    void close() {
        engine.close();
    }

    private Composer.Part part(String name) {
        try (InputStream in = ComposerTest.class.getResourceAsStream(name + ".wasm")) {
            return Composer.Part.of(engine, name, Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] compose(String socket, String... plugs) {
        return Composer.plug(
                engine, part(socket), Stream.of(plugs).map(this::part).toList());
    }

    private ComponentType composed(String socket, String... plugs) {
        return ComponentValidator.validate(compose(socket, plugs), engine).type();
    }

    private static ComponentInstanceType instance(ComponentExternType type) {
        return ((ComponentExternType.Instance) type).type();
    }

    @Test
    void plugsServeImportsOfCompatibleVersions() {
        ComponentType type = composed("calculator", "adder");
        assertThat(type.imports().keySet()).containsExactly("mode", "report");
        assertThat(type.imports().get("report")).hasToString("func(mode: enum { plain, traced }, sum: u32)");
        assertThat(type.exports().keySet()).containsExactly("sum", "docs:calculator/calculate@1.0.0");
        assertThat(type.exports().get("sum")).hasToString("func(a: u32, b: u32, c: u32) -> u32");
    }

    @Test
    void plugsFormAChain() {
        assertThat(composed("calculator", "doubler", "adder").imports().keySet())
                .containsExactly("mode", "report");
        assertThat(composed("calculator", "doubler").imports().keySet())
                .containsExactly("mode", "report", "docs:adder/add@0.1.1");
        assertThatThrownBy(() -> compose("calculator", "adder", "doubler"))
                .isInstanceOf(ComposeException.class)
                .hasMessageStartingWith("doubler serves no import of calculator or of the plugs before it;");
    }

    @Test
    void resourcesOfAPlugConnectItsInterfaces() {
        ComponentType type = composed("visitor", "tickets");
        assertThat(type.imports()).isEmpty();
        assertThat(type.exports().keySet()).containsExactly("visit");
    }

    /** Two parts import different functions of different versions of an interface, and resources of it elsewhere. */
    @Test
    void whatSeveralPartsImportBecomesOneImport() {
        ComponentType type = composed("reader", "writer");
        assertThat(type.imports().keySet())
                .containsExactly("wasi:io/poll@0.2.6", "wasi:io/streams@0.2.6", "wasi:cli/stdout@0.2.6", "log");
        ComponentInstanceType poll = instance(type.imports().get("wasi:io/poll@0.2.6"));
        assertThat(poll.exports().keySet())
                .containsExactly("pollable", "[method]pollable.block", "[method]pollable.ready", "poll");
        ComponentInstanceType streams = instance(type.imports().get("wasi:io/streams@0.2.6"));
        var pollable = (ComponentExternType.Resource) poll.exports().get("pollable");
        assertThat(streams.exports().get("pollable"))
                .isEqualTo(new ComponentExternType.Type(new DefinedType.Resource(pollable.type())));
        assertThat(streams.exports().keySet())
                .contains("[method]input-stream.skip", "[method]output-stream.flush", "stream-error");
        var output = (ComponentExternType.Resource) streams.exports().get("output-stream");
        assertThat(instance(type.imports().get("wasi:cli/stdout@0.2.6"))
                        .exports()
                        .get("output-stream"))
                .isEqualTo(new ComponentExternType.Type(new DefinedType.Resource(output.type())));
    }

    @Test
    void compositionsAreComponentsLikeOthers() {
        Composer.Part inner = Composer.Part.of(engine, "inner", compose("reader", "writer"));
        byte[] outer = Composer.plug(engine, part("calculator"), List.of(inner));
        ComponentType type = ComponentValidator.validate(outer, engine).type();
        assertThat(type.imports().keySet())
                .containsExactly(
                        "mode",
                        "report",
                        "wasi:io/poll@0.2.6",
                        "wasi:io/streams@0.2.6",
                        "wasi:cli/stdout@0.2.6",
                        "log");
    }

    @Test
    void theSamePartsGiveTheSameBytes() {
        assertThat(compose("reader", "writer")).isEqualTo(compose("reader", "writer"));
    }

    @Test
    void typesThatDoNotFitAreNamedWithBothSides() {
        assertThatThrownBy(() -> compose("calculator", "wide-adder"))
                .isInstanceOf(ComposeException.class)
                .hasMessage("calculator imports \"docs:adder/add@0.1.0\", and the export \"docs:adder/add@0.1.0\" of "
                        + "wide-adder does not fit: type mismatch in instance export `add`: type mismatch in function "
                        + "parameter `a`: expected u32, found u64");
        assertThatThrownBy(() -> compose("calculator", "doubler", "wide-adder"))
                .hasMessageStartingWith("doubler imports \"docs:adder/add@0.1.1\", and the export "
                        + "\"docs:adder/add@0.1.0\" of wide-adder does not fit");
    }

    @Test
    void aPlugThatServesNobodyIsRefused() {
        assertThatThrownBy(() -> compose("visitor", "adder"))
                .isInstanceOf(ComposeException.class)
                .hasMessage("adder serves no import of visitor or of the plugs before it; it exports "
                        + "docs:adder/add@0.1.3, they import docs:tickets/types@0.2.0, docs:tickets/office@0.2.0");
    }

    /** The plug has the resource, but only one of the interfaces in terms of it. */
    @Test
    void importsInTermsOfAPlugsResourceHaveToBePlugged() {
        assertThatThrownBy(() -> compose("visitor", "ticket-types"))
                .isInstanceOf(ComposeException.class)
                .hasMessageStartingWith("visitor imports \"docs:tickets/office@0.2.0\", which mentions the resource ")
                .hasMessageEndingWith(
                        " of ticket-types; nobody else can provide that import, plug a component that does");
    }

    @Test
    void importsOfOneNameHaveToAgree() {
        assertThatThrownBy(() -> compose("clash", "calculator"))
                .isInstanceOf(ComposeException.class)
                .hasMessage("clash imports \"report\" as func(text: string), but calculator as "
                        + "func(mode: enum { plain, traced }, sum: u32); they cannot share one import");
    }

    @Test
    void modulesCannotBeLeftOver() {
        assertThatThrownBy(() -> compose("module-importer", "adder"))
                .isInstanceOf(ComposeException.class)
                .hasMessage("module-importer imports \"code\", a core module; such imports have to be plugged");
    }

    @Test
    void modulesInInstancesCannotBeLeftOver() {
        assertThatThrownBy(() -> compose("module-holder", "adder"))
                .isInstanceOf(ComposeException.class)
                .hasMessage(
                        "module-holder imports \"box / inner / code\", a core module; such imports have to be plugged");
    }

    @Test
    void partsHaveToBeComponents() {
        byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0};
        assertThatThrownBy(() -> Composer.Part.of(engine, "module", module))
                .isInstanceOfAny(MalformedComponentException.class, InvalidComponentException.class);
    }
}
