package dev.ashlar.examples.photos;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ashlar up} with the page as people see it. */
class BrowserTest {
    @TempDir
    private Path folder;

    @Test
    void peopleUploadPicturesAndSeeThem() throws Exception {
        Browser browser = Browser.find();
        Path picture = Files.write(folder.resolve("picture.png"), Pictures.png(1200, 800));
        try (AshlarProcess ashlar = new AshlarProcess(
                "up",
                PhotoComponents.APPLICATION.toString(),
                "--addr",
                "127.0.0.1:0",
                "--state-dir",
                folder.resolve("state").toString())) {
            browser.run("photos.mjs", ashlar.address(), picture);
        }
    }
}
