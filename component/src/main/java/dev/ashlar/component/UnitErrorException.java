package dev.ashlar.component;

/** A function that returns a {@code result} without an error type, as in {@code result<u32>}, failed. */
public final class UnitErrorException extends ResultException {
    private static final long serialVersionUID = 1L;

    public UnitErrorException() {
        super("the function failed, without saying why");
    }

    @Override
    public Unit error() {
        return Unit.UNIT;
    }
}
