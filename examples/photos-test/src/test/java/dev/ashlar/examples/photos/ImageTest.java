package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.Value;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails, and what is refused to be one, with as much memory as the manifest gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTest {
    private static final Color BLUE = new Color(50, 90, 210);
    private static final Color GREEN = new Color(30, 160, 60);
    private static final Color RED = new Color(220, 40, 30);

    private PhotoComponents image;

    @BeforeAll
    void link() throws IOException {
        image = new PhotoComponents("image", "photos:app/thumbnails@0.1.0", 192 << 20, linker -> {});
    }

    @AfterAll
    void close() {
        image.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1000,500,256,128",
        "500,1000,128,256",
        "3000,3000,256,256",
        "257,256,256,255",
        "256,256,256,256",
        "40,30,40,30",
        "1,1,1,1",
        "5000,2,256,1",
        "1,3000,1,256"
    })
    void shrinksToFit(int width, int height, int thumbWidth, int thumbHeight) throws IOException {
        for (byte[] picture : new byte[][] {Pictures.png(width, height), Pictures.jpeg(width, height)}) {
            Value.RecordOf made = made(picture);
            assertThat(made.field("width")).isEqualTo(new Value.U32(width));
            assertThat(made.field("height")).isEqualTo(new Value.U32(height));
            BufferedImage thumb = thumb(made);
            assertThat(thumb.getWidth()).isEqualTo(thumbWidth);
            assertThat(thumb.getHeight()).isEqualTo(thumbHeight);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void readsEveryKindOfPng(int type) throws IOException {
        BufferedImage picture = Pictures.landscape(700, 400, type);
        for (byte[] bytes : new byte[][] {Pictures.png(picture), Pictures.progressive(picture, "png")}) {
            BufferedImage thumb = thumb(made(bytes));
            for (int[] at : new int[][] {{20, 20}, {150, 30}, {100, 120}}) {
                Color expected = new Color(picture.getRGB(at[0] * 700 / 256, at[1] * 700 / 256));
                boolean dithered = type == BufferedImage.TYPE_BYTE_INDEXED || type == BufferedImage.TYPE_BYTE_BINARY;
                assertNear(new Color(thumb.getRGB(at[0], at[1])), expected, dithered ? 60 : 3);
            }
        }
    }

    @Test
    void readsProgressiveJpegs() throws IOException {
        BufferedImage picture = Pictures.landscape(900, 600, BufferedImage.TYPE_INT_RGB);
        BufferedImage thumb = thumb(made(Pictures.progressive(picture, "jpeg")));
        assertNear(new Color(thumb.getRGB(20, 20)), RED, 12);
        assertNear(new Color(thumb.getRGB(150, 40)), BLUE, 12);
        assertNear(new Color(thumb.getRGB(100, 150)), GREEN, 12);
    }

    @Test
    void keepsWhatIsTransparent() throws IOException {
        BufferedImage picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 600; x++) {
                picture.setRGB(x, y, x < 300 ? 0x00FF00FF : (x + y) % 2 == 0 ? 0xFFFF0000 : 0x0000FF00);
            }
        }
        BufferedImage thumb = thumb(made(Pictures.png(picture)));
        assertThat(new Color(thumb.getRGB(30, 30), true).getAlpha()).isZero();
        Color half = new Color(thumb.getRGB(200, 100), true);
        assertThat(half.getAlpha()).isBetween(100, 156);
        assertNear(new Color(half.getRGB()), Color.RED, 3);
    }

    /** Black and white pixels in turn are as bright as half the light, not as half the number. */
    @Test
    void averagesLight() throws IOException {
        BufferedImage picture = new BufferedImage(512, 512, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                picture.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        BufferedImage thumb = thumb(made(Pictures.png(picture)));
        assertThat(thumb.getRaster().getSample(100, 100, 0)).isBetween(186, 190);
    }

    @ParameterizedTest
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,left", "6,right", "7,right", "8,left"})
    void turnsPicturesAsTheCameraWasHeld(int orientation, String red) throws IOException {
        Value.RecordOf made = made(Pictures.withOrientation(Pictures.jpeg(800, 400), orientation));
        BufferedImage thumb = thumb(made);
        boolean turned = orientation > 4;
        assertThat(made.field("width")).isEqualTo(new Value.U32(turned ? 400 : 800));
        assertThat(thumb.getWidth()).isEqualTo(turned ? 128 : 256);
        boolean top = orientation == 1 || orientation == 2 || orientation == 5 || orientation == 6;
        int x = red.equals("left") ? 5 : thumb.getWidth() - 6;
        int y = top ? 5 : thumb.getHeight() - 6;
        assertNear(new Color(thumb.getRGB(x, y)), RED, 25);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void ignoresStrangeOrientations(int orientation) {
        assertThat(made(Pictures.withOrientation(Pictures.jpeg(80, 40), orientation))
                        .field("width"))
                .isEqualTo(new Value.U32(80));
    }

    /** The largest that is taken, in the forms that need most memory. */
    @Test
    void decodesSixteenMillionPixels() {
        assertThat(made(Pictures.blank(4096, 4096, 4096)).field("width")).isEqualTo(new Value.U32(4096));
        BufferedImage picture = Pictures.landscape(4096, 4096, BufferedImage.TYPE_INT_RGB);
        assertThat(made(Pictures.progressive(picture, "jpeg")).field("width")).isEqualTo(new Value.U32(4096));
    }

    @ParameterizedTest
    @CsvSource({"4097,4096,4096", "30000,30000,100", "2147483647,2147483647,0", "2147483647,1,0", "100000,100000,0"})
    void refusesDecompressionBombs(int width, int height, int rows) {
        byte[] bomb = Pictures.blank(Math.min(width, 30000), 1, rows);
        System.arraycopy(Pictures.blank(width, height, 0), 8, bomb, 8, 25);
        long start = System.nanoTime();
        assertThat(problem(bomb)).startsWith("too-large");
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    }

    @Test
    void refusesAJpegThatSaysItIsHuge() {
        byte[] jpeg = Pictures.jpeg(64, 64);
        int frame = indexOf(jpeg, 0xC0);
        for (int i = 5; i < 9; i++) {
            jpeg[frame + i - 1] = (byte) 0xFF;
        }
        assertThat(problem(jpeg)).startsWith("too-large");
    }

    /** What has more rows than it says is fine with browsers; the rest is not even unpacked. */
    @Test
    void doesNotUnpackMoreThanThePictureHas() {
        long start = System.nanoTime();
        image.call("make", bytes(Pictures.blank(16, 16, 8_000_000)), new Value.U32(256));
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
    }

    @Test
    void refusesCompressedTextAndProfilesThatAreBombs() {
        byte[] png = Pictures.png(10, 10);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(png, 0, 33);
        byte[] bomb = new byte[200_000];
        System.arraycopy(new byte[] {'a', 0, 0, 0x78, (byte) 0xDA}, 0, bomb, 0, 5);
        bytes.writeBytes(Pictures.chunk("zTXt", bomb));
        bytes.writeBytes(Pictures.chunk("iCCP", bomb));
        bytes.write(png, 33, png.length - 33);
        assertThat(made(bytes.toByteArray()).field("width")).isEqualTo(new Value.U32(10));
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThat(problem(new byte[0])).isEqualTo("unknown-format");
        assertThat(problem("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("unknown-format");
        assertThat(problem(new byte[5_000_000])).isEqualTo("unknown-format");
        assertThat(problem(Arrays.copyOf(Pictures.png(10, 10), 8))).startsWith("broken");
        assertThat(problem(Arrays.copyOf(Pictures.jpeg(10, 10), 3))).startsWith("broken");
        assertThat(problem(Pictures.blank(0, 10, 10))).startsWith("broken");
    }

    @Test
    void refusesPicturesThatWereCutOff() {
        for (byte[] picture : new byte[][] {Pictures.png(300, 200), Pictures.jpeg(300, 200)}) {
            for (int part = 1; part < 20; part++) {
                assertThat(problem(Arrays.copyOf(picture, picture.length * part / 20)))
                        .startsWith("broken");
            }
        }
    }

    /** Whatever comes in, it answers. */
    @Test
    void survivesDamage() {
        Random random = new Random(7);
        byte[][] pictures = {
            Pictures.png(60, 40),
            Pictures.jpeg(60, 40),
            Pictures.progressive(Pictures.landscape(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg"),
            Pictures.withOrientation(Pictures.jpeg(60, 40), 6),
        };
        for (int round = 0; round < 1500; round++) {
            byte[] damaged = pictures[round % pictures.length].clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt(256);
            }
            image.call("make", bytes(damaged), new Value.U32(256));
        }
    }

    private Value.RecordOf made(byte[] picture) {
        Value.ResultOf result = (Value.ResultOf) image.call("make", bytes(picture), new Value.U32(256));
        assertThat(result.isOk())
                .as("%s", result.payload().filter(problem -> !result.isOk()))
                .isTrue();
        return (Value.RecordOf) result.payload().orElseThrow();
    }

    private String problem(byte[] picture) {
        Value.ResultOf result = (Value.ResultOf) image.call("make", bytes(picture), new Value.U32(256));
        assertThat(result.isOk()).isFalse();
        Value.VariantOf problem = (Value.VariantOf) result.payload().orElseThrow();
        Optional<String> why = problem.payload().map(text -> ": " + ((Value.Str) text).value());
        return problem.name() + why.orElse("");
    }

    private static Value bytes(byte[] picture) {
        return Value.ListOf.ofBytes(picture);
    }

    private static BufferedImage thumb(Value.RecordOf made) throws IOException {
        Value.ListOf list = (Value.ListOf) made.field("png");
        byte[] png = new byte[list.elements().size()];
        for (int i = 0; i < png.length; i++) {
            png[i] = (byte) ((Value.U8) list.elements().get(i)).value();
        }
        return Pictures.read(png);
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i + 1;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private static void assertNear(Color actual, Color expected, int distance) {
        assertThat(Math.abs(actual.getRed() - expected.getRed()))
                .as("%s, %s", actual, expected)
                .isLessThanOrEqualTo(distance);
        assertThat(Math.abs(actual.getGreen() - expected.getGreen()))
                .as("%s, %s", actual, expected)
                .isLessThanOrEqualTo(distance);
        assertThat(Math.abs(actual.getBlue() - expected.getBlue()))
                .as("%s, %s", actual, expected)
                .isLessThanOrEqualTo(distance);
    }
}
