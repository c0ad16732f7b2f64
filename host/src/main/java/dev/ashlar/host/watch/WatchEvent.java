package dev.ashlar.host.watch;

import dev.ashlar.host.build.BuildResult;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import java.time.Duration;
import java.util.List;

/** What happens while an application is watched. */
public sealed interface WatchEvent {
    /** The manifest cannot be used; what was served is. */
    record ManifestRefused(RuntimeException failure) implements WatchEvent {}

    /** Components were built, or not; those that are unchanged are not among them. */
    record Built(List<BuildResult> results) implements WatchEvent {
        public Built {
            results = List.copyOf(results);
        }

        /** Whether there is a component that could not be built; what was served is. */
        public boolean failed() {
            return !results.stream().allMatch(BuildResult::successful);
        }
    }

    /** The application is served as its files are now. */
    record Served(Application application, List<Problem> warnings, List<String> changed, Duration time)
            implements WatchEvent {
        public Served {
            warnings = List.copyOf(warnings);
            changed = List.copyOf(changed);
        }
    }

    /** The application cannot be served as its files are now; what was served is. */
    record ServingRefused(RuntimeException failure) implements WatchEvent {}
}
