package dev.ashlar.http.types;

import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.context.Quota;

/** {@code wasi:http/types} without a guest. */
public final class TestTypes {
    private TestTypes() {}

    public static TypesHost host() {
        Quota quota = new Quota("buffered bytes", 64 << 20);
        return new TypesHost(new Allowance(HttpLimits.DEFAULT, () -> quota, () -> {
            throw new IllegalStateException("there is no guest");
        }));
    }
}
