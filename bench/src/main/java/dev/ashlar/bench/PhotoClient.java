package dev.ashlar.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Who has an account at {@code examples/photos}. */
final class PhotoClient implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\": ?\"([^\"]+)\"");

    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    PhotoClient(URI address) {
        this.address = address;
    }

    /** Of the account that the demonstration has. */
    String token() throws IOException, InterruptedException, PeerException {
        var request = HttpRequest.newBuilder(address.resolve("/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=demo&password=demo"))
                .build();
        Matcher token =
                TOKEN.matcher(client.send(request, BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new PeerException("examples/photos gives no token");
        }
        return token.group(1);
    }

    /** @return where the photo is */
    String upload(String token, int number) throws IOException, InterruptedException, PeerException {
        var request = HttpRequest.newBuilder(address.resolve("/photos?title=Photo%20" + number))
                .header("authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(picture(number)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new PeerException(
                        "examples/photos takes no photo: " + answer.statusCode() + " " + answer.body()));
    }

    /** A PNG of one grey. */
    private static byte[] picture(int grey) throws IOException {
        int side = 64;
        var lines = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(lines)) {
            byte[] line = new byte[1 + side];
            Arrays.fill(line, 1, line.length, (byte) grey);
            for (int i = 0; i < side; i++) {
                deflater.write(line);
            }
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).array()));
        png.writeBytes(chunk("IDAT", lines.toByteArray()));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    @Override
    public void close() {
        client.close();
    }
}
