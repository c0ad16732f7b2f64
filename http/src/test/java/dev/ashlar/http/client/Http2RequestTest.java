package dev.ashlar.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.ProbeGuest.Served;
import dev.ashlar.http.testing.Relay;
import dev.ashlar.http.testing.ScriptedServer;
import dev.ashlar.http.testing.ScriptedServer.Conversation;
import dev.ashlar.http.testing.TestSource;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests by HTTP/2, which those of gRPC are, to servers that say frame by frame what the test wants. */
@Timeout(300)
class Http2RequestTest {
    /** One after the other, on one connection. */
    private static final int CALLS = 200;

    private final Relay relay = new Relay(HttpConfig.DEFAULT, "http://127.0.0.1:*");

    @AfterEach
    void close() {
        relay.close();
    }

    /** A frame as the client sent it. */
    private record Frame(int type, int flags, int stream, byte[] payload) {
        static Frame read(Conversation with) throws IOException {
            ByteBuffer head = ByteBuffer.wrap(with.bytes(9).getBytes(ISO_8859_1));
            int first = head.getInt();
            return new Frame(
                    first & 0xFF,
                    head.get(),
                    head.getInt(),
                    with.bytes(first >>> 8).getBytes(ISO_8859_1));
        }
    }

    private static Frame until(Conversation with, int type) throws IOException {
        Frame frame = Frame.read(with);
        return frame.type() == type ? frame : until(with, type);
    }

    private static void frame(Conversation with, int type, int flags, int stream, byte[] payload) throws IOException {
        with.out()
                .write(ByteBuffer.allocate(9)
                        .putInt(payload.length << 8 | type)
                        .put((byte) flags)
                        .putInt(stream)
                        .array());
        with.out().write(payload);
        with.out().flush();
    }

    private static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            Hpack.write(block, fields[i], fields[i + 1].getBytes(ISO_8859_1));
        }
        return block.toByteArray();
    }

    /** Reads what begins a connection and the fields of a request. */
    private static Frame begin(Conversation with) throws IOException {
        assertThat(with.bytes(24)).isEqualTo("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        frame(with, Http2Session.SETTINGS, 0, 0, new byte[0]);
        return until(with, Http2Session.HEADERS);
    }

    private Served call(ScriptedServer server, BodySource body) throws IOException {
        return relay.send("POST", server.url("/svc/Method"), body, "", "content-type", "application/grpc");
    }

    private void refuses(String error, ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertThat(call(server, TestSource.of()).outcome()).isEqualTo(new Outcome.Answered(502));
            assertThat(relay.sink.text()).isEqualTo(error + "\n");
        }
    }

    @Test
    void sendsACallAndTakesTrailers() throws IOException {
        AtomicReference<FieldList> request = new AtomicReference<>();
        AtomicReference<String> sent = new AtomicReference<>("");
        try (ScriptedServer server = new ScriptedServer(with -> {
            Frame head = begin(with);
            for (int stream = 1; stream < 2 * CALLS; stream += 2) {
                assertThat(head.stream()).isEqualTo(stream);
                request.set(Hpack.read(head.payload(), 10_000));
                sent.set("");
                for (Frame data = until(with, Http2Session.DATA); (data.flags() & 1) == 0; ) {
                    sent.set(sent.get() + new String(data.payload(), UTF_8));
                    data = until(with, Http2Session.DATA);
                }
                frame(
                        with,
                        Http2Session.HEADERS,
                        4,
                        stream,
                        block(":status", "200", "content-type", "application/grpc"));
                frame(with, Http2Session.DATA, 0, stream, "answer".getBytes(UTF_8));
                frame(with, Http2Session.HEADERS, 5, stream, block("grpc-status", "0"));
                if (stream < 2 * CALLS - 1) {
                    head = until(with, Http2Session.HEADERS);
                }
            }
        })) {
            for (int i = 0; i < CALLS; i++) {
                Served served = call(server, TestSource.of("ques".getBytes(UTF_8), "tion".getBytes(UTF_8)));
                assertThat(served).isEqualTo(new Served(new Outcome.Answered(200), Optional.empty()));
                assertThat(relay.sink.text()).isEqualTo("answer");
                assertThat(relay.sink.trailers.orElseThrow().text(0)).isEqualTo("0");
                assertThat(sent.get()).isEqualTo("question");
                assertThat(request.get().text(request.get().find(":path", 0))).isEqualTo("/svc/Method");
                assertThat(request.get().text(request.get().find(":authority", 0)))
                        .isEqualTo("127.0.0.1:" + server.port());
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void answersPingsAndWaitsForTheWindow() throws IOException {
        AtomicReference<Integer> sent = new AtomicReference<>(0);
        try (ScriptedServer server = new ScriptedServer(with -> {
            Frame head = begin(with);
            frame(with, Http2Session.PING, 0, 0, "12345678".getBytes(UTF_8));
            int window = 65_535;
            for (Frame next = Frame.read(with); next.type() != 0 || (next.flags() & 1) == 0; next = Frame.read(with)) {
                if (next.type() == Http2Session.DATA) {
                    window -= next.payload().length;
                    sent.set(sent.get() + next.payload().length);
                    assertThat(window).isNotNegative();
                    if (window == 0) {
                        byte[] more = ByteBuffer.allocate(4).putInt(10_000).array();
                        frame(with, Http2Session.WINDOW_UPDATE, 0, 0, more);
                        frame(with, Http2Session.WINDOW_UPDATE, 0, head.stream(), more);
                        window = 10_000;
                    }
                }
            }
            frame(with, Http2Session.HEADERS, 5, head.stream(), block(":status", "204"));
        })) {
            Served served = call(server, TestSource.of(new byte[150_000]));
            assertThat(served.outcome()).isEqualTo(new Outcome.Answered(204));
            assertThat(sent.get()).isEqualTo(150_000);
        }
    }

    @Test
    void takesNoMoreThanTheWindow() throws IOException {
        try (ScriptedServer server = new ScriptedServer(with -> {
            int stream = begin(with).stream();
            frame(with, Http2Session.HEADERS, 4, stream, block(":status", "200"));
            for (int i = 0; i < 1_000; i++) {
                frame(with, Http2Session.DATA, 0, stream, new byte[16_384]);
            }
        })) {
            relay.sink.capacity = 0;
            Served served = call(server, TestSource.of());
            assertThat(served.outcome()).isInstanceOf(Outcome.Incomplete.class);
        }
    }

    @Test
    void refusesWhatCouldGoOnForever() throws IOException {
        refuses("HTTP-response-header-section-size", with -> {
            int stream = begin(with).stream();
            frame(with, Http2Session.HEADERS, 0, stream, block(":status", "200"));
            for (int i = 0; i < 1_000; i++) {
                frame(with, Http2Session.CONTINUATION, 0, stream, new byte[0]);
            }
        });
        refuses("HTTP-response-header-section-size", with -> {
            int stream = begin(with).stream();
            frame(with, Http2Session.HEADERS, 0, stream, block(":status", "200"));
            for (int i = 0; i < 1_000; i++) {
                frame(with, Http2Session.CONTINUATION, 0, stream, block("x", "y".repeat(16_000)));
            }
        });
        refuses("HTTP-protocol-error", with -> {
            String ignored = begin(with).toString();
            for (int i = 0; i < 2_000; i++) {
                frame(with, Http2Session.PING, 1, 0, new byte[8]);
            }
        });
    }

    @Test
    void refusesWhatIsNotTheProtocol() throws IOException {
        refuses("HTTP-protocol-error", with -> with.say("HTTP/1.1 400 Bad Request\r\n\r\n"));
        refuses("HTTP-protocol-error", with -> frame(with, 4, 0, 0, new byte[5]));
        refuses("HTTP-protocol-error", with -> frame(with, 4, 4, begin(with).stream() + 2, new byte[5]));
        refuses("HTTP-protocol-error", with -> frame(with, 1, 5, begin(with).stream(), new byte[] {(byte) 0xBE}));
        refuses("HTTP-protocol-error", with -> frame(with, 1, 5, begin(with).stream(), block("status", "200")));
        refuses(
                "HTTP-protocol-error",
                with -> frame(with, 1, 5, begin(with).stream(), block(":status", "200", "X", "upper")));
        refuses("HTTP-protocol-error", with -> frame(with, 0, 1, begin(with).stream(), new byte[1]));
        refuses("HTTP-protocol-error", with -> frame(with, 3, 0, begin(with).stream(), new byte[] {0, 0, 0, 2}));
        refuses("connection-terminated", with -> frame(with, 7, 0, begin(with).stream() - 1, new byte[8]));
    }
}
