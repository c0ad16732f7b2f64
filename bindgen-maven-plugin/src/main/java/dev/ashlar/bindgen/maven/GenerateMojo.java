package dev.ashlar.bindgen.maven;

import dev.ashlar.bindgen.Bindgen;
import dev.ashlar.bindgen.BindgenOptions;
import dev.ashlar.bindgen.Bindings;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.WitOptions;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Generates Java for hosts from WIT and adds it to the sources to compile. They refer to {@code ashlar-component} and
 * {@code org.jspecify:jspecify}, which the project has to depend on. Files whose content would be the same are left alone,
 * so nothing is compiled anew without need.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    /** The folder with {@code .wit} files and perhaps a subfolder {@code deps}, or one {@code .wit} file. */
    @Parameter(property = "ashlar.wit", defaultValue = "${project.basedir}/src/main/wit")
    private File witDirectory;

    /** More folders with packages, one per file or folder in them. */
    @Parameter
    private List<File> witDependencies = List.of();

    /** Features whose {@code @unstable} parts are wanted. */
    @Parameter
    private Set<String> features = Set.of();

    /** A world, as in {@code command} or {@code wasi:cli/command@0.2.12}; if left out, the only one of the package. */
    @Parameter(property = "ashlar.world")
    private String world = "";

    /** More worlds; what they share is generated once. */
    @Parameter
    private List<String> worlds = List.of();

    /** The Java package that all generated ones are below; if left out, there is none. */
    @Parameter(property = "ashlar.package", alias = "package")
    private String basePackage = "";

    /**
     * WIT whose bindings exist already: to a namespace ({@code wasi}) or package ({@code wasi:io}) the Java package that
     * they were generated below.
     */
    @Parameter
    private Map<String, String> provided = Map.of();

    /** Where the sources go; what earlier runs generated there and this one does not is deleted. */
    @Parameter(alias = "output", defaultValue = "${project.build.directory}/generated-sources/wit")
    private File outputDirectory;

    /** Fail where something asynchronous would be left out, instead of a warning. */
    @Parameter(property = "ashlar.strict")
    private boolean strict;

    /** Do nothing. */
    @Parameter(property = "ashlar.skip")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        var bindings = generate();
        bindings.omissions().forEach(omission -> getLog().warn("left out: " + omission));
        if (strict && !bindings.omissions().isEmpty()) {
            throw new MojoFailureException("%d functions and types would be left out"
                    .formatted(bindings.omissions().size()));
        }
        try {
            boolean changed = bindings.writeTo(outputDirectory.toPath());
            getLog().info("%d sources%s".formatted(bindings.files().size(), changed ? "" : ", none changed"));
        } catch (IOException e) {
            throw new MojoFailureException("cannot write sources to " + outputDirectory, e);
        }
        project.addCompileSourceRoot(outputDirectory.getPath());
    }

    private Bindings generate() throws MojoFailureException {
        var options = new WitOptions(
                features, false, witDependencies.stream().map(File::toPath).toList());
        try {
            var wit = Wit.read(witDirectory.toPath(), options);
            var names = worldNames().map(name -> Bindgen.findWorld(wit, name)).toList();
            return Bindgen.generate(wit, names, new BindgenOptions(basePackage, provided));
        } catch (WitException | IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private Stream<String> worldNames() {
        boolean isNamed = !world.isEmpty() || worlds.isEmpty();
        return Stream.concat(isNamed ? Stream.of(world) : Stream.empty(), worlds.stream());
    }
}
