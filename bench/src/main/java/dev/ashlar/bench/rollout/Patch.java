package dev.ashlar.bench.rollout;

import java.nio.charset.StandardCharsets;

/**
 * Makes revisions of a component that is there in the binary format only: a text in it says which revision this is, so that whoever
 * gets it in an answer knows who made it. The code around is the same, but to a host it is another component.
 */
public final class Patch {
    private static final int DIGITS = 6;

    private final byte[] original;
    private final int start;
    private final int length;

    /**
     * @param text that is in there once
     * @throws IllegalArgumentException when it is not
     */
    public Patch(byte[] component, String text) {
        String all = new String(component, StandardCharsets.ISO_8859_1);
        this.original = component;
        this.start = all.indexOf(text);
        this.length = text.length();
        if (start < 0 || all.indexOf(text, start + 1) >= 0 || length < DIGITS) {
            throw new IllegalArgumentException("the text \"%s\" is not in the component once".formatted(text));
        }
    }

    public byte[] revision(int number) {
        byte[] bytes = original.clone();
        byte[] text = text(number).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, start, length);
        return bytes;
    }

    /** What a revision says instead. */
    public String text(int number) {
        String digits = String.valueOf(number);
        if (digits.length() > DIGITS) {
            throw new IllegalArgumentException("no room for revision " + number);
        }
        return "r".repeat(length - DIGITS) + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Which one said it; -1 if none did. */
    public int revisionIn(String answer) {
        int at = answer.indexOf("r".repeat(length - DIGITS));
        int digits = at + length - DIGITS;
        if (at < 0 || digits + DIGITS > answer.length()) {
            return -1;
        }
        try {
            return Integer.parseInt(answer, digits, digits + DIGITS, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
