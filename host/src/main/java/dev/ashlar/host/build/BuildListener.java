package dev.ashlar.host.build;

/** Is told how a build goes, by several threads at once. */
public interface BuildListener {
    /** Another build of the application is under way; this one begins when that has ended. */
    default void waiting() {}

    /** The commands of a component are about to run. */
    default void started(String component) {}

    /** A command has printed a line. */
    default void printed(String component, String line) {}

    default void finished(BuildResult result) {}
}
