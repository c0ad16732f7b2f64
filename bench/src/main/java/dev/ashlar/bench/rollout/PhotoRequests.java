package dev.ashlar.bench.rollout;

import dev.ashlar.bench.rollout.HttpConnection.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the photo service is asked during the rollout, in turns: what it knows of a photo (gateway and store answer), and to take one
 * with a bad title (gateway, auth and validator, which says which revision it is).
 */
public final class PhotoRequests implements ConstantLoad.Requests {
    private final byte[] metadata;
    private final byte[] upload;
    private final String id;
    private final Patch validator;
    private volatile int acknowledged;

    /**
     * @param location of a photo
     * @param token to take photos
     */
    public PhotoRequests(String host, String location, String token, Patch validator) {
        this.metadata =
                "GET %s HTTP/1.1\r\nhost: %s\r\n\r\n".formatted(location, host).getBytes(StandardCharsets.US_ASCII);
        this.upload =
                "POST /photos?title= HTTP/1.1\r\nhost: %s\r\nauthorization: Bearer %s\r\ncontent-length: 0\r\n\r\n"
                        .formatted(host, token)
                        .getBytes(StandardCharsets.US_ASCII);
        this.id = location.substring(location.lastIndexOf('/') + 1);
        this.validator = validator;
    }

    /** What is asked from now on is answered by this revision, or a later one. */
    public void acknowledged(int revision) {
        acknowledged = revision;
    }

    @Override
    public ConstantLoad.Request request(long number) {
        int oldest = acknowledged;
        return number % 2 == 0
                ? new ConstantLoad.Request(metadata, this::metadataMistake)
                : new ConstantLoad.Request(upload, answer -> uploadMistake(answer, oldest));
    }

    private Optional<String> metadataMistake(Answer answer) {
        boolean good = answer.status() == 200 && answer.body().contains(id);
        return good ? Optional.empty() : Optional.of("GET: " + answer);
    }

    private Optional<String> uploadMistake(Answer answer, int oldest) {
        int revision = validator.revisionIn(answer.body());
        boolean good = answer.status() == 422 && revision >= oldest;
        return good ? Optional.empty() : Optional.of("POST: %s, expected of revision %d".formatted(answer, oldest));
    }
}
