import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Guests that all wait for a byte from a connection of their own, by wasi:sockets on virtual threads; the other ends are in
 * another process. For comparison the same many virtual threads that read from a java.net.Socket, without guests.
 *
 * <pre>{@code
 * java --enable-native-access=ALL-UNNAMED -Xmx4g -cp engine/target/classes:component/target/classes:wasi/target/classes \
 *     bench/trials/WaitingSockets.java [COUNT]
 * }</pre>
 */
public final class WaitingSockets {
    private interface Waiter {
        void untilByte(int port) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("peer")) {
            peer(Integer.parseInt(arguments[1]));
            return;
        }
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        guests(count / 10, false);
        guests(count, true);
        run("java.net.Socket on virtual threads, no guests", count, WaitingSockets::plain, true);
    }

    private static void plain(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            int ignored = socket.getInputStream().read();
        }
    }

    private static void guests(int count, boolean report) throws Exception {
        byte[] binary = Files.readAllBytes(Path.of("wasi/src/test/resources/dev/ashlar/wasi/sockets.wasm"));
        Grants grants = Grants.NONE.withNetwork(
                NetworkGrant.NONE.withEgress(EgressRule.parse("tcp://127.0.0.1:*")));
        try (Engine engine = Engine.create()) {
            ComponentLinker linker = ComponentLinker.create(engine);
            Preview2.define(linker);
            LinkedComponent component = linker.link(Component.compile(engine, binary, "sockets"));
            run("guests of wasi:sockets", count, port -> {
                try (WasiContext wasi = WasiContext.open(grants);
                        Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
                    component.instantiate(store).function("wait-reading").call(new Value.U16(port));
                }
            }, report);
        }
    }

    private static void run(String what, int count, Waiter waiter, boolean report) throws Exception {
        Process peer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "bench/trials/WaitingSockets.java",
                        "peer",
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(peer.getInputStream()));
        int port = Integer.parseInt(said.readLine());
        AtomicInteger done = new AtomicInteger();
        long heap = heap();
        long rss = rss();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    waiter.untilByte(port);
                    done.incrementAndGet();
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        said.readLine();
        long connected = System.nanoTime();
        Thread.sleep(2_000);
        long heapEach = (heap() - heap) / count;
        long rssEach = (rss() - rss) / count;
        int platform = ManagementFactory.getThreadMXBean().getThreadCount();
        long go = System.nanoTime();
        peer.getOutputStream().write('\n');
        peer.getOutputStream().flush();
        for (Thread thread : threads) {
            thread.join();
        }
        long end = System.nanoTime();
        peer.waitFor();
        if (report) {
            System.out.printf(
                    "%s: %,d waiting after %,d ms, heap %,d bytes each, RSS %,d bytes each, %d platform threads;"
                            + " woken and ended in %,d ms, %d done%n",
                    what, count, (connected - start) / 1_000_000, heapEach, rssEach, platform,
                    (end - go) / 1_000_000, done.get());
        }
    }

    /** Accepts that many connections, and sends a byte over each when told to. */
    private static void peer(int count) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            List<Socket> sockets = new ArrayList<>();
            while (sockets.size() < count) {
                sockets.add(server.accept());
            }
            System.out.println("all");
            int ignored = System.in.read();
            for (Socket socket : sockets) {
                socket.getOutputStream().write(1);
                socket.close();
            }
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long rss() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
