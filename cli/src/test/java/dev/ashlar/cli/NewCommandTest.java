package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.wit.Wit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code ashlar new} and {@code ashlar add} write; that it builds and answers is up to {@link TemplatesTest}. */
class NewCommandTest {
    @TempDir
    private Path folder;

    private static String everything(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(directory.relativize(file)).append('\n').append(Files.readString(file));
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void writesAnApplicationThatCanBeRead(Template template) throws IOException {
        var app = folder.resolve("my-shop");
        var run = CommandRun.of("new", "my-shop", "--template", template.label(), "--dir", app.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).contains("Next:\n", "cd " + app, "ashlar up");

        var loaded = ManifestLoader.load(app, NamedFiles.NOT_YET);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.application().name()).isEqualTo("my-shop");
        assertThat(everything(app)).doesNotContainPattern("@(app|component|snake|route)@");
        if (Files.exists(app.resolve("wit"))) {
            assertThat(Wit.read(app.resolve("wit")).root().name().toString()).isEqualTo("local:my-shop");
        }
        assertThat(app.resolve(".gitignore")).isRegularFile();
    }

    @Test
    void writesOverNothing() throws IOException {
        CommandRun.of("new", "shop", "--template", "static", "--dir", folder.toString());
        var before = everything(folder);
        var run = CommandRun.of("new", "shop", "--template", "c", "--dir", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("nothing was written", "ashlar.toml", ".gitignore");
        assertThat(everything(folder)).isEqualTo(before);
    }

    @Test
    void addsComponentsThatShareTheirWit() throws IOException {
        CommandRun.of("new", "shop", "--template", "c", "--dir", folder.toString());
        var run = CommandRun.of("add", "full-search", folder.toString(), "--template", "python");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("full-search/app.py", "wit/full-search.wit")
                .doesNotContain("wit/deps");
        var application = ManifestLoader.load(folder, NamedFiles.NOT_YET).application();
        assertThat(application.components()).containsOnlyKeys("web", "full-search");
        assertThat(Wit.read(folder.resolve("wit")).root().worlds()).hasSize(2);
        assertThat(CommandRun.of("add", "rusty", folder.toString(), "-t", "rust")
                        .exitCode())
                .isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void addsNothingWhereItCannot() throws IOException {
        CommandRun.of("new", "shop", "--template", "c", "--dir", folder.toString());
        var before = everything(folder);
        assertThat(CommandRun.of("add", "web", folder.toString()).err())
                .contains("there is a component \"web\" already", "ashlar.toml:5:");
        assertThat(CommandRun.of("add", "all", folder.toString(), "-t", "static")
                        .err())
                .contains("is a whole application");
        Files.createDirectories(folder.resolve("b/app.js"));
        assertThat(CommandRun.of("add", "b", folder.toString()).err()).contains("nothing was written");
        Files.delete(folder.resolve("b/app.js"));
        Files.delete(folder.resolve("b"));
        assertThat(everything(folder)).isEqualTo(before);
        assertThat(CommandRun.of("add", "c", folder.resolve("wit").toString()).err())
                .contains("there is no ", "'ashlar new NAME' makes an application");
        Files.writeString(folder.resolve("ashlar.toml"), "[component.web]\n");
        assertThat(CommandRun.of("add", "d", folder.toString()).err()).contains("ashlar.toml:1:");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void refusesNamesAndTemplatesThatAreNone() {
        var name = CommandRun.of("new", "My_Shop", "--dir", folder.toString());
        assertThat(name.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(name.err()).contains("'My_Shop' cannot be a name");
        assertThat(CommandRun.of("new", "../up").exitCode()).isEqualTo(ExitCode.USAGE);
        var template = CommandRun.of("new", "shop", "--template", "pyhton", "--dir", folder.toString());
        assertThat(template.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(template.err()).contains("there is no template 'pyhton'; did you mean \"python\"?");
        assertThat(folder).isEmptyDirectory();
    }

    /** Resources in archives cannot be listed, so a file does it. */
    @Test
    void listsAllFilesOfTemplates() throws Exception {
        var list = Objects.requireNonNull(Template.class.getResource("templates/files.txt"));
        var root = Path.of(list.toURI()).getParent();
        try (Stream<Path> files = Files.walk(root)) {
            var paths = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("files.txt"))
                    .sorted();
            assertThat(paths.toList()).isEqualTo(Files.readAllLines(root.resolve("files.txt"), StandardCharsets.UTF_8));
        }
    }
}
