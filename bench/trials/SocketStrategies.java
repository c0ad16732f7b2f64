import dev.ashlar.wasi.sockets.linux.Errno;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Pairs of virtual threads that send a byte to and fro, by ways to wait for a socket: java.net.Socket, a SocketChannel with one
 * Selector and a thread of its own, and sockets by system calls with one epoll and a thread of its own, as wasi:sockets has them.
 *
 * <pre>{@code
 * java --enable-native-access=ALL-UNNAMED -cp wasi/target/classes bench/trials/SocketStrategies.java
 * }</pre>
 */
public final class SocketStrategies {
    private interface End {
        void write() throws Exception;

        void read() throws Exception;
    }

    private record Pair(End one, End two) {}

    private interface Maker {
        Pair make() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int pairs : new int[] {1, 100, 1_000}) {
                measure("java.net.Socket", SocketStrategies::plain, pairs);
                measure("Selector       ", SocketStrategies::channels, pairs);
                measure("epoll          ", SocketStrategies::system, pairs);
            }
        }
    }

    private static void measure(String what, Maker maker, int pairs) throws Exception {
        int trips = 60_000 / pairs;
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            all.add(maker.make());
        }
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Pair pair : all) {
            threads.add(Thread.startVirtualThread(() -> play(pair.one, trips, true)));
            threads.add(Thread.startVirtualThread(() -> play(pair.two, trips, false)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s %5d pairs: %,10.0f round trips a second%n", what, pairs, pairs * (double) trips / seconds);
    }

    private static void play(End end, int trips, boolean begins) {
        try {
            for (int i = 0; i < trips; i++) {
                if (begins) {
                    end.write();
                    end.read();
                } else {
                    end.read();
                    end.write();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pair plain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Socket one = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            return new Pair(end(one), end(server.accept()));
        }
    }

    private static End end(Socket socket) throws Exception {
        socket.setTcpNoDelay(true);
        return new End() {
            @Override
            public void write() throws Exception {
                socket.getOutputStream().write(1);
            }

            @Override
            public void read() throws Exception {
                int ignored = socket.getInputStream().read();
            }
        };
    }

    private static Selector selector;
    private static final ConcurrentLinkedQueue<Runnable> CHANGES = new ConcurrentLinkedQueue<>();

    private static Pair channels() throws Exception {
        if (selector == null) {
            selector = Selector.open();
            Thread.ofPlatform().daemon().start(SocketStrategies::select);
        }
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            SocketChannel one = SocketChannel.open(server.getLocalAddress());
            return new Pair(end(one), end(server.accept()));
        }
    }

    private static void select() {
        try {
            while (true) {
                selector.select();
                for (Runnable change = CHANGES.poll(); change != null; change = CHANGES.poll()) {
                    change.run();
                }
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    key.interestOps(0);
                    ((Semaphore) key.attachment()).release();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static End end(SocketChannel channel) throws Exception {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Semaphore ready = new Semaphore(0);
        Semaphore registered = new Semaphore(0);
        SelectionKey[] key = new SelectionKey[1];
        CHANGES.add(() -> {
            try {
                key[0] = channel.register(selector, 0, ready);
                registered.release();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        selector.wakeup();
        registered.acquire();
        ByteBuffer bytes = ByteBuffer.allocate(1);
        return new End() {
            @Override
            public void write() throws Exception {
                int ignored = channel.write(bytes.clear());
            }

            @Override
            public void read() throws Exception {
                while (channel.read(bytes.clear()) == 0) {
                    key[0].interestOps(SelectionKey.OP_READ);
                    selector.wakeup();
                    ready.acquire();
                }
            }
        };
    }

    private static Pair system() throws Exception {
        NativeSocket server = NativeSocket.open(false, true).socket();
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        server.listen(5);
        NativeSocket one = NativeSocket.open(false, true).socket();
        one.connect(server.local().address());
        NativeSocket two = null;
        while (two == null) {
            two = server.accept().socket();
        }
        server.close();
        return new Pair(end(one), end(two));
    }

    /** As Waiting does it for one pollable. */
    private static End end(NativeSocket socket) {
        byte[] one = {1};
        Semaphore ready = new Semaphore(0);
        Runnable wake = ready::release;
        return new End() {
            @Override
            public void write() {
                int ignored = socket.write(one, 0);
            }

            @Override
            public void read() throws Exception {
                while (socket.read(1).result() == -Errno.AGAIN) {
                    socket.watch(NativeSocket.READABLE, wake);
                    while (!socket.isReady(NativeSocket.READABLE)) {
                        ready.acquire();
                        ready.drainPermits();
                    }
                    socket.unwatch(wake);
                }
            }
        };
    }
}
