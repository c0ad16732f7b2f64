package dev.ashlar.daemon.client;

/** Is told how far an upload is; by several threads. */
public interface UploadListener {
    /** Hears nothing. */
    UploadListener NONE = new UploadListener() {
        @Override
        public void begun(int blobs, long bytes, int missing, long missingBytes) {}

        @Override
        public void sent(long bytes) {}
    };

    /**
     * It is known what is to be sent.
     *
     * @param blobs of the whole application
     * @param missing those that the daemon has not
     */
    void begun(int blobs, long bytes, int missing, long missingBytes);

    /** So many bytes more are sent. */
    void sent(long bytes);
}
