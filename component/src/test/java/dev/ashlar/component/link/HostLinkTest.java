package dev.ashlar.component.link;

import static dev.ashlar.component.link.Bed.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Components that call the host and are called by it. */
class HostLinkTest {
    private static final String FILES = "docs:host/files@1.9.0";
    private final Bed bed = new Bed();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        bed.close();
    }

    private ComponentLinker linker() {
        ComponentLinker linker = bed.linker();
        define(linker.instance(FILES));
        linker.root().function("log", (context, arguments) -> {
            log.add(text(arguments));
            return Optional.empty();
        });
        return linker;
    }

    private void define(ComponentLinker.Definitions files) {
        files.resource("file", file -> log.add("drop " + file))
                .function("open", (context, arguments) -> Optional.of(new Value.Handle(text(arguments))))
                .function("size", (context, arguments) -> {
                    String file = (String) ((Value.Handle) arguments.getFirst()).resource();
                    return Optional.of(new Value.U64(file.length()));
                })
                .function("close", (context, arguments) -> {
                    log.add("close " + ((Value.Handle) arguments.getFirst()).resource());
                    return Optional.empty();
                });
    }

    private static String text(List<Value> arguments) {
        return ((Value.Str) arguments.getFirst()).value();
    }

    @Test
    void componentsUseResourcesOfTheHost() {
        ComponentInstance files = linker().instantiate(bed.store, bed.files);

        assertThat(files.function("size-of").call(string("wörld"))).contains(new Value.U64(5));

        assertThat(log).containsExactly("wörld", "drop wörld");
    }

    @Test
    void theHostLendsAndGivesItsResources() {
        ComponentInstance files = linker().instantiate(bed.store, bed.files);

        assertThat(files.function("measure").call(new Value.Handle("abc"))).contains(new Value.U64(3));
        files.function("pass-on").call(new Value.Handle("abc"));

        assertThat(log).containsExactly("close abc");
    }

    @Test
    void whatIsBorrowedMustBeDropped() {
        ComponentInstance files = linker().instantiate(bed.store, bed.files);

        assertThatThrownBy(() -> files.function("keep").call(new Value.Handle("abc")))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.BORROWS_LEFT));
    }

    @Test
    void exceptionsOfTheHostPassThroughTheGuest() {
        ComponentLinker linker = linker();
        linker.root().function("log", (context, arguments) -> {
            throw new java.io.IOException("disk full");
        });
        ComponentInstance files = linker.instantiate(bed.store, bed.files);

        assertThatThrownBy(() -> files.function("size-of").call(string("x")))
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> files.function("size-of").call(string("x")))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void aHostFunctionCannotEnterTheInstanceThatCallsIt() {
        AtomicReference<ComponentInstance> instance = new AtomicReference<>();
        ComponentLinker linker = linker();
        linker.root().function("log", (context, arguments) -> {
            instance.get().function("size-of").call(string("again"));
            return Optional.empty();
        });
        instance.set(linker.instantiate(bed.store, bed.files));

        assertThatThrownBy(() -> instance.get().function("size-of").call(string("x")))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.CANNOT_ENTER));
    }

    @Test
    void aMissingImportIsNamedWithWhatIsNear() {
        ComponentLinker linker = bed.linker();
        linker.instance("docs:host/filez@1.2.0").function("open", (context, arguments) -> Optional.empty());
        linker.root().function("log", (context, arguments) -> Optional.empty());

        assertThatThrownBy(() -> linker.link(bed.files))
                .isInstanceOfSatisfying(ComponentLinkException.class, e -> {
                    assertThat(e.component()).isEqualTo("files");
                    assertThat(e.importName()).isEqualTo("docs:host/files@1.2.0");
                })
                .hasMessageContaining("docs:host/filez@1.2.0");
    }

    @Test
    void allMissingImportsAreNamed() {
        ComponentLinker linker = bed.linker();
        linker.instance(FILES).resource("file", file -> {});

        assertThatThrownBy(() -> linker.link(bed.files))
                .isInstanceOfSatisfying(
                        ComponentLinkException.class,
                        e -> assertThat(e.missing())
                                .contains("docs:host/files@1.2.0#open", "log")
                                .doesNotContain("docs:host/files@1.2.0#file", "docs:host/files@1.2.0"))
                .hasMessageStartingWith("component files imports \"")
                .hasMessageContaining("\"docs:host/files@1.2.0#open\": func(")
                .hasMessageContaining("\"log\": func(");
    }

    @Test
    void aMissingFunctionOfAnInstanceIsNamedWithItsType() {
        ComponentLinker linker = bed.linker();
        linker.instance(FILES).resource("file", file -> {}).function("opens", (context, arguments) -> Optional.empty());
        linker.root().function("log", (context, arguments) -> Optional.empty());

        assertThatThrownBy(() -> linker.link(bed.files))
                .isInstanceOf(ComponentLinkException.class)
                .hasMessageContaining("docs:host/files@1.2.0#open")
                .hasMessageContaining("func(name: string) -> own<file>")
                .hasMessageContaining("opens");
    }

    @Test
    void aFunctionOfAnotherTypeIsRefused() {
        ComponentLinker linker = linker();
        var type = new dev.ashlar.component.ComponentFunctionType(
                false,
                List.of(new dev.ashlar.component.ComponentFunctionType.Parameter(
                        "line", dev.ashlar.component.ValType.Primitive.U32)),
                Optional.empty());
        linker.root().function("log", type, (context, arguments) -> Optional.empty());

        assertThatThrownBy(() -> linker.link(bed.files))
                .isInstanceOf(ComponentLinkException.class)
                .hasMessageContaining("func(line: string)")
                .hasMessageContaining("func(line: u32)")
                .hasMessageContaining("parameter line is string, not u32");
    }

    @Test
    void preReleasesMatchOnlyThemselves() {
        ComponentLinker linker = bed.linker().trapMissing();
        linker.instance("docs:host/files@1.2.0-draft").function("open", (context, arguments) -> Optional.empty());
        ComponentInstance files = linker.instantiate(bed.store, bed.files);

        assertThatThrownBy(() -> files.function("size-of").call(string("x")))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.MISSING_IMPORT))
                .hasMessageContaining("log");
    }

    @Test
    void oneObserverSeesAllCallsToTheHost() {
        ComponentInstance files = linker().observe(new Recorder()).instantiate(bed.store, bed.files);

        files.function("size-of").call(string("x"));

        assertThat(log)
                .containsExactly(
                        "> log",
                        "x",
                        "< log",
                        "> docs:host/files@1.2.0#open",
                        "< docs:host/files@1.2.0#open",
                        "> docs:host/files@1.2.0#size",
                        "< docs:host/files@1.2.0#size",
                        "> [resource-drop]file",
                        "drop x",
                        "< [resource-drop]file");
    }

    private final class Recorder implements HostCallObserver {
        @Override
        public Object began(Store store, HostCallSite site) {
            log.add("> " + site.name());
            return site.name();
        }

        @Override
        public void ended(Store store, HostCallSite site, @Nullable Object token, @Nullable Throwable thrown) {
            log.add("< " + token);
        }
    }

    @Test
    void aStoreServesOneThreadAtATime() throws Exception {
        ComponentLinker linker = linker();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        AtomicReference<ComponentInstance> instance = new AtomicReference<>();
        linker.root().function("log", (context, arguments) -> {
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    instance.get().function("measure").call(new Value.Handle("abc"));
                } catch (RuntimeException e) {
                    thrown.set(e);
                }
            });
            context.blocking(() -> {
                other.join();
                return "";
            });
            return Optional.empty();
        });
        instance.set(linker.instantiate(bed.store, bed.files));

        assertThat(instance.get().function("size-of").call(string("abc"))).contains(new Value.U64(3));

        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
        assertThat(instance.get().function("size-of").call(string("abc"))).contains(new Value.U64(3));
    }
}
