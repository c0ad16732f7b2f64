package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.http.RequestListener;
import java.util.Optional;

/** Is told what happens in applications; on their threads, so it should be quick. */
public interface HostListener {
    /** Hears nothing. */
    HostListener NONE = new HostListener() {
        @Override
        public void output(String application, String component, Stream stream, String line) {}

        @Override
        public void event(Event event) {}
    };

    /** Where a component wrote to. */
    enum Stream {
        STDOUT,
        STDERR,
        /** {@code wasi:logging}. */
        LOG
    }

    /** What happened. */
    enum Kind {
        /** A limit of the manifest was met. */
        LIMIT,
        /** An invocation that is no HTTP request has ended as it should. */
        COMPLETED,
        /** An invocation that is no HTTP request has failed. */
        FAILED,
        /** Something that was due was not done. */
        SKIPPED
    }

    /**
     * Something that is no request.
     *
     * @param component empty where no component is concerned
     * @param text for people
     * @param origin what in the manifest is behind it
     * @param use what the component took, where one ran
     */
    record Event(
            String application,
            String component,
            Kind kind,
            String text,
            Optional<Position> origin,
            Optional<InvocationUse> use) {}

    /** A line that a component printed, without its end. */
    void output(String application, String component, Stream stream, String line);

    void event(Event event);

    /** Is told what became of requests of an application's components to one another. */
    default RequestListener requests(String application) {
        return RequestListener.NONE;
    }
}
