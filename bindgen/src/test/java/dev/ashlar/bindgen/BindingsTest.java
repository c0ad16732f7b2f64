package dev.ashlar.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsTest {
    @TempDir
    private Path folder;

    private final JavaFile one = new JavaFile("a/One.java", SourceFile.HEADER + "\nclass One {}\n");
    private final JavaFile two = new JavaFile("a/b/Two.java", SourceFile.HEADER + "\nclass Two {}\n");

    @Test
    void writesWhatDiffersAndDeletesWhatIsStale() throws Exception {
        Path mine = Files.writeString(folder.resolve("Mine.java"), "class Mine {}");
        assertThat(new Bindings(List.of(one, two), List.of()).writeTo(folder)).isTrue();
        Path first = folder.resolve(one.path());
        Files.setLastModifiedTime(first, FileTime.fromMillis(0));

        assertThat(new Bindings(List.of(one, two), List.of()).writeTo(folder)).isFalse();
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(FileTime.fromMillis(0));
        assertThat(new Bindings(List.of(one), List.of()).writeTo(folder)).isTrue();
        assertThat(folder.resolve(two.path())).doesNotExist();
        assertThat(first).hasContent(one.text());
        assertThat(mine).exists();
    }
}
