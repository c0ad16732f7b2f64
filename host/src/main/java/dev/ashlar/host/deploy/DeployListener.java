package dev.ashlar.host.deploy;

/** Is told what happens to the revisions of an application; on their threads, so it should be quick. */
@FunctionalInterface
public interface DeployListener {
    /** Hears nothing. */
    DeployListener NONE = event -> {};

    void event(DeployEvent event);
}
