package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ashlar.host.manifest.ManifestException;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Manifests of nearly a MiB, made to be slow or deep. A normal one takes milliseconds. */
class LargeManifestTest {
    /** Far more than any takes, on a machine that does something else for minutes, too. */
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static void refused(String text, String message) {
        assertThat(text.length()).isBetween(100_000, 1 << 20);
        var thrown = assertTimeoutPreemptively(
                ENOUGH, () -> catchThrowableOfType(ManifestException.class, () -> Manifests.read(text)));
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage()).contains(message).hasSizeLessThan(200_000);
    }

    private static void read(String text) {
        assertThat(text.length()).isBetween(100_000, 1 << 20);
        assertTimeoutPreemptively(ENOUGH, () -> Manifests.read(text));
    }

    @Test
    void aChainOfLinks() {
        read(lines(10_000, i -> "[component.c%d]\nsource='c'\nlinks={ a = 'c%d' }\n".formatted(i, i + 1))
                + "[component.c10000]\nsource='c'\nroutes='/'\n");
    }

    @Test
    void manyCycles() {
        String back = lines(
                10_000,
                i -> "[component.c%d]\nsource='c'\nlinks={ a = 'c%d', b = 'c0' }\n".formatted(i, (i + 1) % 10_000));
        refused(back, "c0 -> c1 -> c2");
    }

    @Test
    void manyUnknownNames() {
        refused(
                lines(
                        6_000,
                        i ->
                                "[component.component-with-a-name-%d]\nsource='c'\nlinks={ a = 'komponent-with-a-name-%d' }\n"
                                        .formatted(i, i)),
                "there is no component");
        refused("[component.c]\nsource = 'c'\n" + lines(50_000, i -> "soorce%d = 1\n".formatted(i)), "unknown key");
    }

    @Test
    void manyVariables() {
        String variables = lines(25_000, i -> "v%d = ''\n".formatted(i));
        String granted =
                IntStream.range(0, 25_000).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
        read("[variables]\n" + variables + "[component.c]\nsource='c'\nroutes='/'\nvariables=[" + granted + "]\n");
    }

    @Test
    void longNames() {
        String name = "a_".repeat(250_000) + "a";
        refused("[variables]\n" + name + " = ''", "more than 63 characters");
        refused(
                "[component.c]\nsource='c'\nroutes='/'\nenvironment={ A = '{{ " + name + " }}' }",
                "not the name of a variable");
        refused("[component." + name.replace('_', '-') + "]\nsource='c'", "more than 63 characters");
        refused("[component.c]\nsource='c'\nroutes='/" + "a/".repeat(250_000) + "'", "more than 64 segments");
        refused(
                "[component.c]\nsource='c'\nlinks={ '" + name.replace('_', '-') + "' = 'c' }",
                "not the name of an import");
    }

    @Test
    void longValues() {
        refused("[component.c]\nsource='c'\nlimits={ memory = '" + "1".repeat(500_000) + "' }", "not a size");
        refused(
                "[component.c]\nsource='c'\nlimits={ deadline = '" + "1s".repeat(250_000) + "' }",
                "not a length of time");
        refused("[[trigger.cron]]\ncomponent='c'\nschedule='" + "1,".repeat(250_000) + " * * * *'", "not a minute");
        refused("[[trigger.message]]\ncomponent='c'\ntopic='" + "a.".repeat(250_000) + "a'", "not a topic");
        refused("[component.c]\nsource={ oci = '" + "a/".repeat(250_000) + "' }", "at most 512 characters");
        refused("[[trigger.http]]\nroute='/'\ncomponent='c'\nhost='" + "a.".repeat(250_000) + "'", "not a host");
        refused("[component.c]\nsource='c'\negress=['https://" + "a.".repeat(250_000) + "']", "not a rule");
    }
}
