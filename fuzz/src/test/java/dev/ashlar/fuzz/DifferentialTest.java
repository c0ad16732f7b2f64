package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferentialTest {
    private static final int LIVE_MODULES = 200;

    /** Modules with what Wasmtime made of them, written down beforehand. */
    @Test
    void checkedInModulesEndAsInTheOtherEngine() throws Exception {
        List<Path> files = modules();
        int same = onLargeStack(() -> {
            int count = 0;
            try (ScriptRunner runner = new ScriptRunner()) {
                for (Path file : files) {
                    for (Way way : Way.values()) {
                        Comparison comparison = runner.run(Frame.load(file), way);
                        assertThat(comparison).as(file + " " + way).isNotInstanceOf(Comparison.Differs.class);
                        count += comparison instanceof Comparison.Same ? 1 : 0;
                    }
                }
            }
            return count;
        });
        assertThat(same).isGreaterThanOrEqualTo(Way.values().length * files.size() * 95 / 100);
    }

    /** Any outcome that is written down otherwise is noticed. */
    @Test
    void everyExpectationCounts() throws Exception {
        Frame frame = Frame.load(Path.of("corpus/smith/example.wasm"));
        List<String> lines = frame.script().lines().toList();
        int changed = onLargeStack(() -> {
            int count = 0;
            try (ScriptRunner runner = new ScriptRunner()) {
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(" = ")) {
                        Comparison comparison = runner.run(frame.withScript(falsify(lines, i)), Way.LAZY);
                        assertThat(comparison).as(lines.get(i)).isInstanceOf(Comparison.Differs.class);
                        count++;
                    }
                }
            }
            return count;
        });
        assertThat(changed).isGreaterThan(5);
    }

    @Test
    void freshModulesEndAsInTheOtherEngine(@TempDir Path folder) throws Exception {
        Optional<Path> program = Smith.program(Path.of(""));
        String reason = "skipped: fuzz/smith is not built; fuzz/run differential builds it, given cargo";
        if (program.isEmpty()) {
            System.out.println(reason);
        }
        assumeTrue(program.isPresent(), reason);
        FailureStore failures = new FailureStore(folder, System.out);
        Report report = onLargeStack(
                () -> new DifferentialCampaign(program.orElseThrow(), failures, System.out).run(1, LIVE_MODULES));
        System.out.println(report.summary());
        assertThat(report.failures().counts()).isEmpty();
        assertThat(report.outcomes().counts().get("same")).isGreaterThan(LIVE_MODULES * 9L / 10);
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> smith = Files.list(Path.of("corpus/smith"));
                Stream<Path> regressions = Files.list(Path.of("corpus/regressions"))) {
            return Stream.concat(smith, regressions)
                    .filter(it -> it.toString().endsWith(".wasm"))
                    .sorted()
                    .toList();
        }
    }

    /** The script with the last character of an outcome changed. */
    private static String falsify(List<String> lines, int index) {
        String line = lines.get(index);
        char last = line.charAt(line.length() - 1);
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, line.substring(0, line.length() - 1) + (last == '0' ? '1' : '0'));
        return String.join("\n", changed);
    }

    private static <T> T onLargeStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "differential", ScriptRunner.THREAD_STACK_BYTES).start();
        return task.get();
    }
}
