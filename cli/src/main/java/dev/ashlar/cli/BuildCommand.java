package dev.ashlar.cli;

import dev.ashlar.host.build.BuildException;
import dev.ashlar.host.build.BuildResult;
import dev.ashlar.host.build.BuildTarget;
import dev.ashlar.host.build.Builder;
import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar build}: makes the components of an application from their sources. */
@Command(
        name = "build",
        description = {
            "Build the components of an application.",
            "",
            "Runs the build commands of the manifest side by side. A component that has \"watch\" patterns is left alone when "
                    + "its commands, the files that match, and the component itself are as they were after its last build; "
                    + "one without is always built. What is built is remembered in .ashlar beside the manifest."
        },
        footer = {
            "",
            "Ends with 1 when a command fails or a component's file is not there afterwards; the others are built all the same.",
            "",
            "Examples:",
            "  ashlar build",
            "  ashlar build examples/photos image store",
            "  ashlar build -f shop.toml --jobs 1 --force"
        })
final class BuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[PATH] COMPONENT",
            description = "The application's directory or manifest, and the components to build. Default: all.")
    private List<String> arguments = List.of();

    @Mixin
    private ManifestFile manifest;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Commands that run at a time. Default: as many as there are processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--force", description = "Build what is unchanged, too.")
    private boolean force;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show what commands print as they do, not only of those that fail.")
    private boolean verbose;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws InterruptedException {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs has to be 1 or more");
        }
        var path = manifest.leading(arguments);
        var names = path.isPresent() ? arguments.subList(1, arguments.size()) : arguments;
        var application = ManifestLoader.load(manifest.path(path.orElse(null)), NamedFiles.NOT_YET)
                .application();
        var results = build(application, targets(application, names));
        if (json.chosen()) {
            spec.commandLine().getOut().println(Json.of(BuildText.facts(results)));
        }
        return results.stream().allMatch(BuildResult::successful) ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private static List<BuildTarget> targets(Application application, List<String> names) {
        var all = BuildTarget.of(application);
        names.forEach(name -> require(application, all, name));
        return names.isEmpty()
                ? all
                : all.stream().filter(target -> names.contains(target.name())).toList();
    }

    private static void require(Application application, List<BuildTarget> all, String name) {
        var components = application.components();
        if (!components.containsKey(name)) {
            var hint = Suggestions.didYouMean(name, components.keySet())
                    .orElse("there is " + String.join(", ", components.keySet()));
            throw new CommandFailedException("there is no component \"%s\"; %s".formatted(name, hint), ExitCode.USAGE);
        }
        if (all.stream().noneMatch(target -> target.name().equals(name))) {
            throw new CommandFailedException("the component \"%s\" has no build in the manifest (%s)"
                    .formatted(name, application.origins().position("component." + name)));
        }
    }

    private List<BuildResult> build(Application application, List<BuildTarget> targets) throws InterruptedException {
        var err = spec.commandLine().getErr();
        var names = targets.stream().map(BuildTarget::name).toList();
        try (var builder = new Builder(application.directory());
                var _ = ShutdownHook.add(builder::close);
                var view = BuildView.create(err, Terminal.detect().err(), names, verbose)) {
            var results = builder.build(targets, new Builder.Options(jobs, force), view);
            view.summary(results);
            return results;
        } catch (BuildException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }
}
