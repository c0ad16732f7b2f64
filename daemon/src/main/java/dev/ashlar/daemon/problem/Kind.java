package dev.ashlar.daemon.problem;

import java.util.Locale;

/** Why a request to a daemon was refused: the status, and what clients tell apart. */
public enum Kind {
    /** The request itself is wrong. */
    INVALID(400, "The request cannot be understood"),
    /** Nobody, or nobody any more, has this token. */
    UNAUTHORIZED(401, "Who asks is not known"),
    /** Who asks may not do that. */
    FORBIDDEN(403, "Not allowed"),
    /** It is not there, or not for whoever asks. */
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    /** It is not as whoever asks believes. */
    CONFLICT(409, "The state is another one"),
    TOO_LARGE(413, "Too large"),
    /** What was sent cannot be run. */
    UNUSABLE(422, "This cannot be deployed"),
    /** It is not what its digest says. */
    WRONG_CONTENT(422, "The content is not what was announced"),
    /** A component does not fit in the place of the one before. */
    INCOMPATIBLE(422, "The revision is not compatible"),
    /** It was tried, and failed. */
    UNHEALTHY(422, "The revision does not work"),
    /** Not signed by whom the policy wants. */
    UNSIGNED(403, "The signature policy does not allow this"),
    QUOTA(403, "A quota is used up"),
    INTERNAL(500, "The daemon failed"),
    /** A registry, or another server, did not answer as it should. */
    UPSTREAM(502, "Another server failed"),
    BUSY(503, "Too much is going on"),
    DISK_FULL(507, "The disk is full");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** As it stands in a problem's type. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String type, int status) {
        for (var kind : values()) {
            if (type.equals(ProblemException.TYPE + kind.key())) {
                return kind;
            }
        }
        for (var kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status < 500 ? INVALID : INTERNAL;
    }
}
