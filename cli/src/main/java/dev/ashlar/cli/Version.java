package dev.ashlar.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the build wrote it into the module descriptor. */
final class Version implements IVersionProvider {
    static String current() {
        return Version.class.getModule().getDescriptor().rawVersion().orElse("unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ashlar " + current()};
    }
}
