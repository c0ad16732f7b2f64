package dev.ashlar.http.client;

import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.Outflow;
import dev.ashlar.http.types.ResponseFuture;
import dev.ashlar.http.types.Underway;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.network.NetworkDeniedException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response.
 *
 * <p>A virtual thread connects, sends the head, and reads the head of the response; then it is done, and the guest's thread reads
 * the body. The body of the request has a thread of its own, so that both go at the same time. Cancelling closes the connection,
 * which wakes all of them.
 */
final class Exchange implements ReadAhead.Origin, Underway {
    /** Responses ahead of the response that are read over. */
    private static final int MOST_INFORMATIONAL = 32;

    private final HttpClient client;
    private final OutgoingHost guest;
    private final Message message;
    private final ResponseFuture future;
    private @Nullable Thread thread;
    private @Nullable AutoCloseable open;
    private @Nullable ErrorCode cancelled;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Http1Body body;
    private volatile boolean reusable;
    private boolean hadBody;
    private boolean wholeSent;
    private boolean written;
    private boolean read;

    Exchange(HttpClient client, OutgoingHost guest, Message message) {
        this.client = client;
        this.guest = guest;
        this.message = message;
        this.future = new ResponseFuture(client.limits(), guest.lookup(), this::close);
    }

    ResponseFuture future() {
        return future;
    }

    synchronized void start() {
        message.body().ifPresent(Outflow::handOver);
        thread = Thread.ofVirtual().name("ashlar-http-exchange").start(this::run);
    }

    private void run() {
        try {
            exchange();
        } catch (NetworkDeniedException e) {
            guest.denied(String.valueOf(e.getMessage()));
            fail(ClientFailures.connecting(e));
        } catch (ErrorCodeException e) {
            fail(e.error());
        } catch (RuntimeException e) {
            fail(new ErrorCode.InternalError(Optional.of("the host failed")));
            throw e;
        }
    }

    private void exchange() {
        Connection first = connect(false);
        try {
            talk(first);
        } catch (IOException e) {
            if (!first.isUsed() || hadBody || !message.isRepeatable() || isCancelled()) {
                throw new ErrorCodeException(ClientFailures.exchanging(e));
            }
            first.close();
            again();
        }
    }

    /** An idle connection may be closed at the moment when it is used. */
    private void again() {
        Connection second = connect(true);
        try {
            talk(second);
        } catch (IOException e) {
            throw new ErrorCodeException(ClientFailures.exchanging(e));
        }
    }

    private Connection connect(boolean fresh) {
        Connector.Caller caller = new Connector.Caller(guest.tenant(), guest.policy(), this::opening);
        try {
            Connection found = client.connector()
                    .connect(
                            caller,
                            message.to(),
                            fresh,
                            Deadline.in(message.times().connect()));
            connection = found;
            return found;
        } catch (IOException e) {
            throw new ErrorCodeException(ClientFailures.connecting(e));
        }
    }

    /** Remembers what to close, and closes it at once when the exchange is cancelled already. */
    private void opening(AutoCloseable resource) {
        boolean late;
        synchronized (this) {
            open = resource;
            late = cancelled != null;
        }
        if (late) {
            shut(resource);
        }
    }

    private static void shut(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a connection cannot be closed", e);
        }
    }

    private void talk(Connection to) throws IOException {
        if (message.to().http2()) {
            stream(to);
        } else {
            respond(to, send(to));
        }
    }

    /** By HTTP/2: this thread reads until the response is over. */
    private void stream(Connection to) throws IOException {
        Optional<Outflow> sent = message.body().filter(this::isBody);
        hadBody = sent.isPresent();
        Http2Session session = to.http2(client.limits().fieldBytes());
        Http2Stream stream = new Http2Stream(session, message, client.limits().fieldBytes(), this::cancel);
        try {
            stream.send(message, sent.isEmpty());
            to.endReadsBy(Deadline.in(message.times().firstByte()));
            sent.ifPresentOrElse(
                    flow -> Thread.ofVirtual().name("ashlar-http-body").start(() -> write(flow, stream)),
                    () -> wrote(true));
            ResponseHead head = stream.awaitHead();
            reusable = true;
            if (future.complete(head.status(), head.fields(), stream)) {
                readOn(to, stream);
            } else {
                close();
            }
        } catch (IOException e) {
            stream.fail(reason(ClientFailures.exchanging(e)));
            throw e;
        }
    }

    private void readOn(Connection from, Http2Stream stream) {
        try {
            while (!stream.isOver()) {
                from.endReadsBy(
                        Deadline.in(stream.isExpecting() ? message.times().betweenBytes() : Long.MAX_VALUE));
                stream.readNext();
            }
            stream.creditRest();
        } catch (IOException e) {
            ErrorCode why = reason(ClientFailures.exchanging(e));
            stream.fail(why);
            throw new ErrorCodeException(why);
        }
        if (!awaitWritten(stream)) {
            reusable = false; // nobody reads on to hear of the server's window
            stream.fail(new ErrorCode.ConnectionTerminated());
        }
        ended();
        stream.release();
    }

    /** Whether the request is sent; where its end is on the way, that is waited for, but no longer than for the next byte. */
    private boolean awaitWritten(Http2Stream stream) {
        long end = System.nanoTime() + message.times().betweenBytes();
        synchronized (this) {
            try {
                for (long left = message.times().betweenBytes();
                        !written && cancelled == null && stream.isEnding() && left > 0;
                        left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return written;
        }
    }

    /** Sends the head, and the body by a thread of its own; reads the head of the response. */
    private ResponseHead send(Connection to) throws IOException {
        Optional<Outflow> sent = message.body().filter(this::isBody);
        hadBody = sent.isPresent();
        Http1Writer writer = new Http1Writer(to.out(), sent.isPresent() && !message.hasLength(), this::cancel);
        Optional<String> noLength = sent.isEmpty() && !message.expectsNoBody() && !message.hasLength()
                ? Optional.of("0")
                : Optional.empty();
        writer.head(message.method(), message.path(), message.to().authority(), message.fields(), noLength);
        Deadline firstByte = Deadline.in(message.times().firstByte());
        if (sent.isPresent()) {
            Outflow flow = sent.get();
            if (!flow.hasBytes()) {
                writer.flush();
            }
            Thread ignored = Thread.ofVirtual().name("ashlar-http-body").start(() -> write(flow, writer));
        } else {
            writer.flush();
            message.body().ifPresent(empty -> empty.run(writer));
            wrote(true);
        }
        to.endReadsBy(firstByte);
        return finalHead(to.reader());
    }

    /** Whether there is a body to announce; waits for its first byte or its end where none is expected. */
    private boolean isBody(Outflow flow) {
        if (!message.expectsNoBody() || message.hasLength()) {
            return true;
        }
        try {
            return flow.awaitBytes();
        } catch (InterruptedException e) {
            throw new ErrorCodeException(new ErrorCode.ConnectionTerminated());
        }
    }

    private void write(Outflow flow, BodySink writer) {
        wrote(flow.run(writer).isEmpty());
    }

    private ResponseHead finalHead(Http1Reader reader) throws IOException {
        for (int i = 0; i <= MOST_INFORMATIONAL; i++) {
            reader.awaitFirst();
            ResponseHead head = reader.head(client.limits().fieldBytes());
            if (head.status() >= 200) {
                return head;
            }
            if (head.status() == 101) {
                throw ProtocolException.malformed("the server changes to another protocol without being asked to");
            }
        }
        throw ProtocolException.malformed("the server sends one informational response after the other");
    }

    private void respond(Connection from, ResponseHead head) throws IOException {
        Framing framing = Framing.of(message.method(), head);
        Http1Body response =
                new Http1Body(from.reader(), framing, client.limits().fieldBytes());
        body = response;
        reusable = head.minor() == 1 && !(framing instanceof Framing.UntilClose) && !isLast(head.fields());
        BodySource source = BodySource.EMPTY;
        if (response.isEnded()) {
            ended();
        } else {
            source = new ReadAhead(this, client.limits().bufferedBytes());
        }
        if (!future.complete(head.status(), head.fields(), source)) {
            close();
        }
    }

    private static boolean isLast(FieldList fields) {
        for (int i = fields.find("connection", 0); i >= 0; i = fields.find("connection", i + 1)) {
            if (fields.text(i).toLowerCase(Locale.ROOT).contains("close")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] read(int atMost) throws IOException {
        Connection from = connection;
        Http1Body response = body;
        if (from == null || response == null) {
            throw new IllegalStateException("there is no response to be read");
        }
        try {
            from.endReadsBy(Deadline.in(message.times().betweenBytes()));
            byte[] bytes = response.read(atMost);
            if (response.isEnded()) {
                ended();
            }
            return bytes;
        } catch (IOException e) {
            ErrorCode why = reason(ClientFailures.exchanging(e));
            cancel(why);
            throw new ProtocolException(why, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean isBuffered() {
        Http1Body response = body;
        return response == null || response.isBuffered();
    }

    @Override
    public Optional<FieldList> trailers() {
        Http1Body response = body;
        return response == null ? Optional.empty() : response.trailers();
    }

    /** The response was read to its end. */
    private void ended() {
        settle(false, true);
    }

    private void wrote(boolean whole) {
        synchronized (this) {
            wholeSent = whole;
        }
        settle(true, false);
    }

    /** When both directions are done, the connection waits for the next exchange. */
    private void settle(boolean nowWritten, boolean nowRead) {
        Connection done;
        boolean again;
        synchronized (this) {
            boolean before = written && read;
            written |= nowWritten;
            read |= nowRead;
            notifyAll();
            if (before || !written || !read || cancelled != null) {
                return;
            }
            done = connection;
            again = reusable && wholeSent;
        }
        guest.done(this);
        if (done != null && again && done.reader().buffered() == 0) {
            client.pool().put(done);
        } else {
            shut(done);
        }
    }

    /** Nobody wants the response, or the rest of it. */
    @Override
    public void close() {
        cancel(new ErrorCode.ConnectionTerminated());
    }

    private synchronized boolean isCancelled() {
        return cancelled != null;
    }

    /** Why it was cancelled, if it was; else what it looks like. */
    private synchronized ErrorCode reason(ErrorCode otherwise) {
        return cancelled == null ? otherwise : cancelled;
    }

    @Override
    public void cancel(ErrorCode why) {
        AutoCloseable resource;
        synchronized (this) {
            if (cancelled != null || written && read) {
                return;
            }
            cancelled = why;
            notifyAll();
            resource = open;
            if (thread != null && body == null) {
                thread.interrupt();
            }
        }
        shut(resource);
        guest.done(this);
        message.body().ifPresent(flow -> flow.abort(why));
        future.fail(why);
    }

    private void fail(ErrorCode why) {
        ErrorCode reason = reason(why);
        cancel(reason);
        future.fail(reason);
    }
}
