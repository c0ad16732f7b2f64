package dev.ashlar.bindgen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    @TempDir
    private Path folder;

    private final MavenProject project = new MavenProject();
    private final StringBuilder log = new StringBuilder();

    @BeforeEach
    void write() throws IOException {
        write(
                "app.wit",
                "package my:app; world w { import i; import x:y/z; } world v { import i; } "
                        + "interface i { f: func(); g: async func(); }");
        write("deps/xy.wit", "package x:y; interface z { h: func() -> string; }");
    }

    private void write(String name, String text) throws IOException {
        var path = folder.resolve("wit").resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private GenerateMojo mojo(Map<String, Object> parameters) throws Exception {
        var mojo = new GenerateMojo();
        mojo.setLog(recordingLog());
        set(mojo, "project", project);
        set(mojo, "witDirectory", folder.resolve("wit").toFile());
        set(mojo, "outputDirectory", folder.resolve("java").toFile());
        for (var parameter : parameters.entrySet()) {
            set(mojo, parameter.getKey(), parameter.getValue());
        }
        return mojo;
    }

    /** As Maven does where there is no setter. */
    private static void set(GenerateMojo mojo, String field, Object value) throws Exception {
        var declared = GenerateMojo.class.getDeclaredField(field);
        declared.setAccessible(true);
        declared.set(mojo, value);
    }

    private Log recordingLog() {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                log.append("info ").append(content).append('\n');
            }

            @Override
            public void warn(CharSequence content) {
                log.append("warn ").append(content).append('\n');
            }
        };
    }

    @Test
    void addsGeneratedSourcesToTheProject() throws Exception {
        var parameters = Map.<String, Object>of("world", "w", "basePackage", "com.example");
        mojo(parameters).execute();

        assertThat(log).hasToString("""
                        warn left out: my:app/i#g: it is async, which is not supported yet
                        info 6 sources
                        """);
        assertThat(project.getCompileSourceRoots())
                .containsExactly(folder.resolve("java").toString());
        assertThat(folder.resolve("java/com/example/x/y/z/Z.java")).content().contains("String h();");
        log.setLength(0);
        mojo(parameters).execute();
        assertThat(log.toString()).endsWith("info 6 sources, none changed\n");
    }

    @Test
    void takesSeveralWorlds() throws Exception {
        mojo(Map.of("worlds", List.of("w", "v"))).execute();

        assertThat(folder.resolve("java/my/app/w/W.java")).exists();
        assertThat(folder.resolve("java/my/app/v/V.java")).exists();
    }

    @Test
    void failsWithAMessage() throws Exception {
        assertThatThrownBy(mojo(Map.of())::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("expected one world, found 2; there are: my:app/w, my:app/v");
        assertThatThrownBy(mojo(Map.of("world", "w", "strict", true))::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 functions and types would be left out");
        write("app.wit", "package my:app; world w { import j; }");
        assertThatThrownBy(mojo(Map.of())::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("app.wit:1:")
                .hasMessageContaining("`j`");
        mojo(Map.of("skip", true)).execute();
        assertThat(project.getCompileSourceRoots()).isEmpty();
    }

    @Test
    void isDescribedForMaven() throws Exception {
        assertThat(Path.of("target", "classes", "META-INF", "maven", "plugin.xml"))
                .content()
                .contains("<goal>generate</goal>", "<alias>package</alias>", "<alias>output</alias>")
                .contains("<phase>generate-sources</phase>");
    }
}
