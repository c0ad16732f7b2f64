package dev.ashlar.component.text;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Section;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitResolution;
import java.util.Optional;

/**
 * Reads the WIT of a component: of one that runs, its world; of a WIT package in the binary form, the package.
 *
 * <p>The binary form has no documentation, gates or names of worlds, so a component that runs has the world
 * {@code root:component/root}. Of an interface that it imports it has only what it needs. A further name for a type without
 * one, a number or a list, is lost where it is used, and an alias in its own right where another interface takes it.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#package-format">WIT: package
 *     format</a>
 */
public final class ComponentWit {
    private static final InterfaceName ROOT =
            new InterfaceName(new PackageName("root", "component", Optional.empty()), "root");

    /** What {@code wasm-tools component embed} and compilers put into core modules; the name may go on. */
    private static final String SECTION = "component-type";

    private ComponentWit() {}

    /**
     * The WIT of a binary: of a component, of a WIT package, or of a core module that is to become a component and has its
     * world in a custom section.
     *
     * @throws NotInWitException when WIT has no words for it, or a core module has no such section
     * @throws ComponentException when the component is malformed or invalid
     * @throws EngineException when the core module is malformed, invalid or unsupported
     */
    public static WitResolution read(Engine engine, byte[] binary) {
        return ComponentOutline.isComponent(binary)
                ? read(ComponentOutline.read(engine, binary).type())
                : read(engine, engine.compile(binary));
    }

    private static WitResolution read(Engine engine, Module module) {
        var names = module.sections().stream()
                .filter(section -> section.custom() && section.name().startsWith(SECTION))
                .map(Section::name)
                .toList();
        if (names.size() != 1) {
            throw new NotInWitException(
                    names.isEmpty()
                            ? "it is a core module without a section " + SECTION
                            : "it is a core module with more than one world: " + String.join(", ", names));
        }
        var type = ComponentOutline.read(
                        engine, module.customSection(names.getFirst()).orElseThrow())
                .type();
        if (!isPackage(type)) {
            throw new NotInWitException("the section " + names.getFirst() + " of the core module is no WIT package");
        }
        return read(type);
    }

    /**
     * What a component's type says in WIT.
     *
     * @throws NotInWitException when WIT has no words for it
     */
    public static WitResolution read(ComponentType type) {
        var reading = new Reading();
        if (isPackage(type)) {
            return new PackageReader(reading).read(type);
        }
        reading.add(new WorldReader(reading, ROOT).read(type));
        return reading.resolution(ROOT.packageName());
    }

    /** Whether it is a WIT package in the binary form: all it has are types of components that export one thing. */
    public static boolean isPackage(ComponentType type) {
        return type.imports().isEmpty()
                && !type.exports().isEmpty()
                && type.exports().values().stream()
                        .allMatch(
                                extern -> extern instanceof ComponentExternType.Type(DefinedType.Component(var wrapper))
                                        && wrapper.exports().size() == 1
                                        && Reading.isInterfaceName(
                                                wrapper.exports().firstEntry().getKey()));
    }
}
