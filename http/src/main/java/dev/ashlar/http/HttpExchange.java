package dev.ashlar.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * One request and the response to it, of any version of HTTP. Used by one thread at a time; a virtual thread, which may block.
 *
 * <p>Who handles it answers it: with {@link #respond}, or by passing it on to an {@link HttpComponent}.
 */
public interface HttpExchange {
    /** Such as {@code GET}. */
    String method();

    /** Path and query as they were sent, such as {@code /a%20b?c}; {@code *} for some {@code OPTIONS}. */
    String target();

    /** Host and maybe port that the client asked for; absent only in HTTP/1.0. */
    Optional<String> authority();

    /** Whether the connection is encrypted. */
    boolean isSecure();

    /** The first field of that name, in lower case, as text with a character for each byte. */
    Optional<String> header(String name);

    /**
     * Where it came from; for requests of guests of this process an unresolved address with the name of the component, for those
     * from a Unix domain socket one with the path of the socket.
     */
    InetSocketAddress client();

    /** The guest that sent it, if that was one of this process. */
    default Optional<HttpCaller> caller() {
        return Optional.empty();
    }

    /** The client's {@code x-request-id} if it sent one of 1 to 128 letters, digits, '-', '_' and '.'; else one of ours. */
    String requestId();

    /**
     * The request's body; to be asked for once, and not where the request is passed on. Reading fails with an
     * {@link IOException} when the client sends nothing for too long, more than the server allows, or breaks off.
     */
    InputStream requestBody();

    /** Whether something of a response was sent. */
    boolean isAnswered();

    /**
     * Answers with an error of the host, if nothing was sent before, and tells the {@link RequestListener} why.
     *
     * @param text for the client: nothing of what is inside
     */
    void fail(int status, String text, RequestFailure why);

    /** Of the response; 0 before there is one. */
    int status();

    /** Of the request's body, as far as it was read. */
    long requestBytes();

    /** Of the response's body, as far as there is one. */
    long responseBytes();

    /** Whether a failure is going to be reported. */
    boolean hasFailed();

    /** What is going to be reported, as far as that is known; the first failure counts. */
    Optional<RequestFailure> failure();

    /** Who hears what became of this request, besides the server's listener. */
    void reportTo(RequestListener listener);

    /**
     * Runs {@code action}, once, when the client is gone; noticed within a second or so. It takes the place of what was said before. A
     * component that handles the exchange sets one of its own.
     */
    void onClientGone(Runnable action);

    /** Runs {@code action} when all is over: the response is sent, or given up. */
    void onEnd(Runnable action);

    /**
     * Answers. {@code content-length} is added.
     *
     * @param headers names in lower case
     * @throws IllegalStateException when it was answered before
     * @throws IOException when the client is gone
     */
    void respond(int status, Map<String, String> headers, byte[] body) throws IOException;

    /**
     * Answers with a body that is read piece by piece; {@code content-length} is added.
     *
     * @param length of the body; when it ends before, the response is cut off
     * @throws IOException when the client is gone, or the body cannot be read
     */
    void respond(int status, Map<String, String> headers, InputStream body, long length) throws IOException;

    /**
     * Begins a response whose length nobody knows yet.
     *
     * @return where its body goes; {@link OutputStream#flush} sends what is there, and closing it ends the response. What is
     *     not closed counts as cut off
     * @throws IllegalStateException when it was answered before
     * @throws IOException when the client is gone
     */
    OutputStream respond(int status, Map<String, String> headers) throws IOException;
}
