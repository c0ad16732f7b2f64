package dev.ashlar.wasi.network;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The host's resolver. It is native code that would hold on to the carrier of a virtual thread, so it runs on platform threads,
 * of which there are few: lookups beyond wait.
 */
final class SystemResolver implements Resolver {
    static final SystemResolver INSTANCE = new SystemResolver();

    private static final int THREADS = 16;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("ashlar-dns").unstarted(task));

    private SystemResolver() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException, InterruptedIOException {
        Callable<List<InetAddress>> lookup = () -> List.of(InetAddress.getAllByName(name));
        Future<List<InetAddress>> answer = threads.submit(lookup);
        try {
            return answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unknown(name, e);
        } catch (TimeoutException e) {
            throw new InterruptedIOException(
                    "no answer about the name " + name + " within " + LONGEST.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking up the name " + name);
        } finally {
            boolean ignored = answer.cancel(true);
        }
    }

    private static UnknownHostException unknown(String name, ExecutionException cause) {
        UnknownHostException unknown = new UnknownHostException("the name " + name + " has no address");
        unknown.initCause(cause);
        return unknown;
    }
}
