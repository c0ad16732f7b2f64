package dev.ashlar.guests;

/** A language in which there is a provider and a consumer of the interfaces in {@code components/wit}. */
enum Language {
    C("c", Built.CHECKED_IN),
    RUST("rust", Built.CHECKED_IN),
    JAVASCRIPT("js", Built.FOR_THE_TEST),
    GO("go", Built.BY_HAND),
    PYTHON("python", Built.BY_HAND);

    /** Where a language's components come from. */
    enum Built {
        CHECKED_IN,
        /** Made by the test where they are missing. */
        FOR_THE_TEST,
        /** Used where somebody made them: their toolchains are large, or rare. */
        BY_HAND
    }

    private final String folder;
    private final Built built;

    Language(String folder, Built built) {
        this.folder = folder;
        this.built = built;
    }

    /** The folder of its sources, and how its components' files begin. */
    String folder() {
        return folder;
    }

    Built built() {
        return built;
    }

    /** A destructor that the toolchain makes reaches the program. */
    boolean destroysResources() {
        return this != PYTHON;
    }

    /** Its memory can be asked to resize what it gave, as transcoding does. componentize-py's cannot, on any host. */
    boolean resizesMemory() {
        return this != PYTHON;
    }
}
