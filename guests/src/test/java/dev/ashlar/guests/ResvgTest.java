package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** resvg, written in Rust, with imports and exports as wasm-bindgen makes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResvgTest {
    private static final NpmFile FILE = new NpmFile(
            "@resvg/resvg-wasm",
            "2.6.2",
            "index_bg.wasm",
            "22bf6e9f9a100d972da0411a69c5ba504367fc1fa87b3b64e3f35e53926d2d70");

    private static final int RESULTS = 16;

    private final HostObjects objects = new HostObjects();
    private PublishedModule published;
    private Guest guest;

    /** A typed array over the guest's memory. */
    private record View(int address, int length) {}

    @BeforeAll
    void load() throws Exception {
        published = new PublishedModule("resvg", FILE);
        guest = new Guest(published)
                .host("wbg", "__wbg_new_28c511d9baebfa89", a -> objects.add("Error: " + text(a[0], a[1])))
                .host("wbg", "__wbindgen_memory", _ -> objects.add("memory"))
                .host("wbg", "__wbg_buffer_12d079cc21e14bdb", _ -> objects.add("buffer"))
                .host(
                        "wbg",
                        "__wbg_newwithbyteoffsetandlength_aa4a17c33a06e5cb",
                        a -> objects.add(new View((int) a[1], (int) a[2])))
                .host("wbg", "__wbindgen_object_drop_ref", a -> objects.take((int) a[0]))
                .host("wbg", "__wbg_new_63b92bc8671ed464", a -> objects.add(bytes(objects.get((int) a[0]))))
                .host(
                        "wbg",
                        "__wbg_instanceof_Uint8Array_2b3bbecd033d19f6",
                        a -> objects.get((int) a[0]) instanceof byte[] ? 1 : 0)
                .host("wbg", "__wbindgen_string_get", a -> {
                    stringGet((int) a[0], (int) a[1]);
                    return null;
                })
                .host("wbg", "__wbindgen_string_new", a -> objects.add(text(a[0], a[1])))
                .host("wbg", "__wbindgen_throw", a -> {
                    throw new IllegalStateException(text(a[0], a[1]));
                });
        guest.instantiate();
        guest.useMemory("memory");
    }

    @AfterAll
    void close() {
        if (guest != null) {
            guest.close();
            published.close();
        }
    }

    @Test
    void rendersAnImage() throws IOException {
        byte[] png = published.timed("render", () -> render("""
                <svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">
                  <defs>
                    <linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#00f"/></linearGradient>
                    <filter id="blur"><feGaussianBlur stdDeviation="2"/></filter>
                  </defs>
                  <rect width="60" height="80" fill="#ff0000"/>
                  <circle cx="90" cy="40" r="20" fill="lime"/>
                  <path d="M10 10 C 40 70, 80 70, 110 10" stroke="url(#g)" fill="none" stroke-width="3"
                        filter="url(#blur)" transform="scale(1 0.3)"/>
                </svg>
                """));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(120);
        assertThat(image.getHeight()).isEqualTo(80);
        assertThat(image.getRGB(30, 40)).as("the rectangle").isEqualTo(0xff_ff_00_00);
        assertThat(image.getRGB(90, 40)).as("the circle").isEqualTo(0xff_00_ff_00);
        assertThat(image.getRGB(119, 79)).as("what nothing covers").isZero();
    }

    @Test
    void reportsWhatIsNoImage() {
        int results = guest.callInt("__wbindgen_add_to_stack_pointer", -RESULTS);
        guest.call("resvg_new", results, objects.add("<svg"), 0, 0, 0);
        assertThat(guest.memory().readInt(results + 8)).as("failed").isOne();
        assertThat(objects.take(guest.memory().readInt(results + 4)).toString()).contains("SVG data parsing failed");
        guest.call("__wbindgen_add_to_stack_pointer", RESULTS);
    }

    private byte[] render(String svg) {
        int results = guest.callInt("__wbindgen_add_to_stack_pointer", -RESULTS);
        try {
            guest.call("resvg_new", results, objects.add(svg), 0, 0, 0);
            int image = result(results);
            guest.call("resvg_render", results, image);
            int rendered = result(results);
            guest.call("renderedimage_asPng", results, rendered);
            byte[] png = (byte[]) objects.take(result(results));
            guest.call("__wbg_renderedimage_free", rendered);
            guest.call("__wbg_resvg_free", image);
            return png;
        } finally {
            guest.call("__wbindgen_add_to_stack_pointer", RESULTS);
        }
    }

    /** Value, error, and whether it is the error that counts. */
    private int result(int results) {
        int value = guest.memory().readInt(results);
        if (guest.memory().readInt(results + 8) != 0) {
            throw new AssertionError(objects.take(guest.memory().readInt(results + 4)));
        }
        return value;
    }

    private void stringGet(int results, int object) {
        int address = 0;
        int length = 0;
        if (objects.get(object) instanceof String string) {
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            address = guest.callInt("__wbindgen_malloc", bytes.length, 1);
            length = bytes.length;
            guest.memory().write(address, bytes);
        }
        guest.memory().writeInt(results + 4, length);
        guest.memory().writeInt(results, address);
    }

    private byte[] bytes(Object object) {
        return object instanceof View(int address, int length)
                ? guest.memory().read(address, length)
                : ((byte[]) object).clone();
    }

    private String text(Object address, Object length) {
        return guest.text((int) address, (int) length);
    }
}
