package dev.ashlar.cli;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.ApplicationSlot;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An application that may not be there yet, and be another one soon. */
final class LiveApplication implements HttpHandler, AutoCloseable {
    private static final byte[] NOT_YET =
            "503 The application is being started, or does not work yet: `ashlar watch` says which.\n"
                    .getBytes(StandardCharsets.UTF_8);

    private final Function<Application, RunningApplication> starter;
    private volatile @Nullable ApplicationSlot slot;

    /** @param starter fails where the application cannot be run */
    LiveApplication(Function<Application, RunningApplication> starter) {
        this.starter = starter;
    }

    /** Requests go to this one from now on; those in flight end on what they began with. */
    void serve(Application application) {
        var next = starter.apply(application);
        var present = slot;
        if (present == null) {
            slot = new ApplicationSlot(next);
        } else {
            present.replace(next);
        }
    }

    Optional<RunningApplication> current() {
        return Optional.ofNullable(slot).map(ApplicationSlot::application);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var present = slot;
        if (present == null) {
            exchange.respond(503, Map.of("content-type", "text/plain; charset=utf-8", "retry-after", "1"), NOT_YET);
        } else {
            present.handle(exchange);
        }
    }

    @Override
    public void close() {
        var present = slot;
        if (present != null) {
            present.close();
        }
    }
}
