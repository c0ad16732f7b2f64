package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A handler in Python: componentize-py's CPython, 19 MB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonHttpTest {
    private ServedGuest guest;

    @BeforeAll
    void serve() throws Exception {
        guest = ServedGuest.made("python", "python", ServedGuest.USUAL);
    }

    @AfterAll
    void close() {
        if (guest != null) {
            guest.close();
        }
    }

    @Test
    void answers() throws Exception {
        assertThat(guest.get("/").body()).isEqualTo("hello, world\n");
        assertThat(guest.get("/query?b=2&a=%C3%A5&a=1").body())
                .isEqualTo("{\"a\": [\"\\u00e5\", \"1\"], \"b\": [\"2\"]}");
        assertThat(guest.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void readsBodies() throws Exception {
        assertThat(guest.post("/sum", "application/json", "{\"numbers\": [1, 2, 39]}")
                        .body())
                .isEqualTo("42");
    }

    @Test
    void exceptionEndsOneRequest() throws Exception {
        assertThat(guest.get("/raise").statusCode()).isEqualTo(500);
        assertThat(guest.get("/").statusCode()).isEqualTo(200);
    }
}
