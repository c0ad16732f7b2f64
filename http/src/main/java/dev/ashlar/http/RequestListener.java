package dev.ashlar.http;

/** Is told what became of requests; on their threads, so it should be quick. */
public interface RequestListener {
    RequestListener NONE = new RequestListener() {
        @Override
        public boolean wantsAll() {
            return false;
        }

        @Override
        public void completed(RequestRecord request) {}
    };

    /** Whether it wants records of requests without a failure, too. */
    boolean wantsAll();

    void completed(RequestRecord request);
}
