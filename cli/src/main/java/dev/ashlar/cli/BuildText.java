package dev.ashlar.cli;

import dev.ashlar.host.build.BuildResult;
import dev.ashlar.host.build.BuildResult.Built;
import dev.ashlar.host.build.BuildResult.CommandFailed;
import dev.ashlar.host.build.BuildResult.NotRun;
import dev.ashlar.host.build.BuildResult.OutputMissing;
import dev.ashlar.host.build.BuildResult.Unchanged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of builds, as people read it and as scripts do. */
final class BuildText {
    private BuildText() {}

    static String of(BuildResult result) {
        return switch (result) {
            case Built built -> "built in " + seconds(built.time());
            case Unchanged _ -> "unchanged";
            case CommandFailed failed ->
                "failed after %s: '%s' ended with %d"
                        .formatted(seconds(failed.time()), Printable.name(failed.command()), failed.exitCode());
            case OutputMissing missing ->
                "failed: its commands ran, but did not make %s; correct them, or the component's source in the manifest"
                        .formatted(shown(missing.file()));
            case NotRun not -> "failed: " + Printable.name(not.reason());
        };
    }

    /** What the commands of a failed build printed. */
    static List<String> output(BuildResult result) {
        return switch (result) {
            case CommandFailed failed -> failed.output();
            case OutputMissing missing -> missing.output();
            case Built _, Unchanged _, NotRun _ -> List.of();
        };
    }

    /** As in {@code 2 built, 1 unchanged, 1 failed}. */
    static String summary(List<BuildResult> results) {
        var parts = new ArrayList<String>();
        count(parts, results.stream().filter(Built.class::isInstance).count(), "built");
        count(parts, results.stream().filter(Unchanged.class::isInstance).count(), "unchanged");
        count(parts, results.stream().filter(result -> !result.successful()).count(), "failed");
        return parts.isEmpty() ? "no component has a build" : String.join(", ", parts);
    }

    private static void count(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static String shown(Path file) {
        var here = Path.of("").toAbsolutePath();
        return Printable.name((file.startsWith(here) ? here.relativize(file) : file).toString());
    }

    static Map<String, Object> facts(List<BuildResult> results) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("successful", results.stream().allMatch(BuildResult::successful));
        facts.put("components", results.stream().map(BuildText::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(BuildResult result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("component", result.component());
        switch (result) {
            case Built built -> {
                facts.put("result", "built");
                facts.put("seconds", built.time().toMillis() / 1e3);
            }
            case Unchanged _ -> facts.put("result", "unchanged");
            case CommandFailed failed -> {
                facts.put("result", "failed");
                facts.put("command", failed.command());
                facts.put("exit-code", failed.exitCode());
                facts.put("seconds", failed.time().toMillis() / 1e3);
                facts.put("output", failed.output());
            }
            case OutputMissing missing -> {
                facts.put("result", "no output");
                facts.put("file", missing.file().toString());
                facts.put("output", missing.output());
            }
            case NotRun not -> {
                facts.put("result", "not run");
                facts.put("reason", not.reason());
            }
        }
        return facts;
    }
}
