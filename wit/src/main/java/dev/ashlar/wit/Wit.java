package dev.ashlar.wit;

import java.nio.file.Path;

/**
 * Reads and writes WIT.
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
}
