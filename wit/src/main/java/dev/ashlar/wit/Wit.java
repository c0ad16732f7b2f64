package dev.ashlar.wit;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads, writes and compares WIT.
 *
 * {@snippet :
 * WitResolution wit = Wit.read(Path.of("wit"));
 * for (WitInterface it : wit.root().interfaces()) {
 *     System.out.println(it.name() + " has " + it.functions().size() + " functions");
 * }
 * System.out.print(Wit.print(wit));
 * }
 *
 * <p>Text may come from anywhere: what it can cost is bounded, and all that is wrong with it ends in a
 * {@link WitException}.
 */
public final class Wit {
    private Wit() {}

    /**
     * Reads a package: the {@code .wit} files of a folder, with the packages of its subfolder {@code deps}, or one file
     * that has everything. What is behind {@code @unstable} is left out.
     *
     * @throws WitException when a file cannot be read, breaks the grammar, or has a name that cannot be resolved
     * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#filesystem-structure">WIT:
     *     filesystem structure</a>
     */
    public static WitResolution read(Path path) {
        return read(path, WitOptions.DEFAULT);
    }

    /**
     * The same, with a choice of features.
     *
     * @throws WitException when a file cannot be read, breaks the grammar, or has a name that cannot be resolved
     */
    public static WitResolution read(Path path, WitOptions options) {
        return WitProvider.get().read(path, options);
    }

    /**
     * Reads a package from text that has everything.
     *
     * @param name of the text in messages
     * @throws WitException when it breaks the grammar, or has a name that cannot be resolved
     */
    public static WitResolution parse(String name, String text) {
        return parse(name, text, WitOptions.DEFAULT);
    }

    /**
     * The same, with a choice of features.
     *
     * @throws WitException when it breaks the grammar, or has a name that cannot be resolved
     */
    public static WitResolution parse(String name, String text, WitOptions options) {
        return WitProvider.get().parse(name, text, options);
    }

    /**
     * Everything as one text: the root package, then those that it depends on in blocks. Reading it again gives an equal
     * resolution, provided that the same features are chosen.
     */
    public static String print(WitResolution resolution) {
        return WitProvider.get().print(resolution);
    }

    /** One package as a file. */
    public static String print(WitPackage one) {
        return WitProvider.get().print(one);
    }

    /**
     * Whether the root package of one resolution can take the place of another's: each interface that of the same name,
     * each world too.
     *
     * @return why not; empty where it can
     */
    public static List<Incompatibility> compare(WitResolution before, WitResolution after) {
        return WitProvider.get().compare(before, after);
    }

    /**
     * Whether an interface or world can take the place of another. An interface can when it has all of the other's
     * functions and types, and these are the same. A world can when a component of it can take the place of a component
     * of the other: it exports at least as much, imports at most as much, and what both have is compatible.
     *
     * @param nameBefore of an interface or world of {@code before}
     * @param nameAfter of one of {@code after}
     * @return why not; empty where it can
     * @throws NoSuchElementException when there is no interface or world of the name
     */
    public static List<Incompatibility> compare(
            WitResolution before, InterfaceName nameBefore, WitResolution after, InterfaceName nameAfter) {
        return WitProvider.get().compare(before, nameBefore, after, nameAfter);
    }
}
