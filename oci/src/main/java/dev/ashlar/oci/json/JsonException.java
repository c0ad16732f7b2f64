package dev.ashlar.oci.json;

/** A text is no JSON, or a field is not what it should be; the message names the line or the field. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
