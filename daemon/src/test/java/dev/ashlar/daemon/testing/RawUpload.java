package dev.ashlar.daemon.testing;

import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An upload that a test holds in its hands: begun, and sent byte by byte, whatever they are. */
public final class RawUpload implements AutoCloseable {
    private final SocketChannel channel;

    private RawUpload(SocketChannel channel) {
        this.channel = channel;
    }

    /** @param length that is announced for the whole blob */
    public static RawUpload begin(Path socket, String token, Digest digest, long length) throws IOException {
        var upload = new RawUpload(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        upload.send(
                "PUT /v1/blobs/%s HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: Bearer %s\r\ncontent-length: %d\r\n\r\n"
                        .formatted(digest, token, length)
                        .getBytes(StandardCharsets.US_ASCII));
        return upload;
    }

    public void send(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            int _ = channel.write(buffer);
        }
    }

    /** What is answered. */
    public String answer() throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
