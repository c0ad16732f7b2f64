package dev.ashlar.http;

import java.io.IOException;
import java.io.InputStream;
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

    /** Where it came from; for requests of guests of this process an unresolved address with the name of the component. */
    InetSocketAddress client();

    /** The guest that sent it, if that was one of this process. */
    default Optional<HttpCaller> caller() {
        return Optional.empty();
    }

    /** The client's {@code x-request-id} if it sent one of 1 to 128 letters, digits, '-', '_' and '.'; else one of ours. */
    String requestId();

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
}
