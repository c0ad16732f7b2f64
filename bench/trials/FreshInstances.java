// What a request costs whose guest is made for it and thrown away, without a server around it: CPU time and bytes of
// garbage, and where the time goes. After `conformance/run --help` and `./ashlar serve --help` have built everything:
//   java -XX:+UseSerialGC -Dashlar.engine.trackWrites=true --enable-native-access=dev.ashlar.wasi \
//       --add-exports dev.ashlar.http/dev.ashlar.http.types=ALL-UNNAMED \
//       --add-exports dev.ashlar.wasi/dev.ashlar.wasi.bindings.wasi.http.v0_2.types=ALL-UNNAMED \
//       -p cli/target/run/lib --add-modules dev.ashlar.http \
//       bench/trials/FreshInstances.java guests/http/built/c-hello.wasm 30
import com.sun.management.ThreadMXBean;
import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.IncomingExchange;
import dev.ashlar.http.types.Outcome;
import dev.ashlar.http.types.RequestHead;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.RandomGrant;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class FreshInstances {
    private static final List<String> STEPS =
            List.of("context and store", "instantiate", "find export", "handle", "complete", "close");

    static final class Head implements RequestHead {
        public String method() {
            return "GET";
        }

        public Optional<String> scheme() {
            return Optional.of("http");
        }

        public Optional<String> authority() {
            return Optional.of("127.0.0.1:8080");
        }

        public Optional<String> pathWithQuery() {
            return Optional.of("/");
        }

        public FieldList fields() {
            FieldList fields = new FieldList();
            fields.add("accept", "*/*");
            fields.add("user-agent", "trial");
            return fields;
        }
    }

    static final class NoBody implements BodySource {
        public byte[] read(int atMost) {
            return new byte[0];
        }

        public boolean ready() {
            return true;
        }

        public void watch(Runnable wake) {}

        public void unwatch(Runnable wake) {}

        public Optional<FieldList> trailers() {
            return Optional.empty();
        }

        public void close() {}
    }

    static final class Answer implements ResponseSink, BodySink {
        int status;
        long bytes;

        public void informational(int code, FieldList fields) {}

        public BodySink head(int code, FieldList fields) {
            status = code;
            return this;
        }

        public void fail(ErrorCode why) {
            throw new IllegalStateException(why.toString());
        }

        public void write(byte[] written) {
            bytes += written.length;
        }

        public void flush() {}

        public void finish(Optional<FieldList> trailers) {}

        public void abort(ErrorCode why) {
            throw new IllegalStateException(why.toString());
        }
    }

    private final Engine engine = Engine.create();
    private final Grants grants =
            Grants.NONE.withClock(new ClockGrant.System()).withRandom(new RandomGrant.Secure());
    private final LinkedComponent linked;
    private final String export;

    FreshInstances(Path file) throws Exception {
        Component component = Component.compile(engine, Files.readAllBytes(file));
        ComponentLinker linker = ComponentLinker.create(engine);
        Preview2.define(linker);
        WasiHttp.open(HttpConfig.DEFAULT).define(linker);
        linked = linker.link(component);
        export = component.type().exports().keySet().stream()
                .filter(name -> name.startsWith("wasi:http/incoming-handler"))
                .findFirst()
                .orElseThrow();
    }

    private void request(long[] sums) throws Exception {
        long[] times = new long[STEPS.size() + 1];
        times[0] = System.nanoTime();
        WasiContext wasi = WasiContext.open(grants);
        Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi));
        times[1] = System.nanoTime();
        ComponentInstance instance = linked.instantiate(store);
        times[2] = System.nanoTime();
        ComponentFunction handler = instance.instance(export).function("handle");
        times[3] = System.nanoTime();
        Answer answer = new Answer();
        IncomingExchange exchange = new IncomingExchange(HttpLimits.DEFAULT, new Head(), new NoBody(), answer);
        handler.call(List.of(new Value.Handle(exchange.request()), new Value.Handle(exchange.responseOut())));
        times[4] = System.nanoTime();
        Outcome outcome = exchange.complete();
        times[5] = System.nanoTime();
        store.close();
        wasi.close();
        times[6] = System.nanoTime();
        if (!(outcome instanceof Outcome.Answered) || answer.status != 200 || answer.bytes == 0) {
            throw new IllegalStateException(outcome + ", " + answer.status + ", " + answer.bytes + " bytes");
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times[i + 1] - times[i];
        }
    }

    private void run(double seconds) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        double best = Double.MAX_VALUE;
        double[] bestSteps = new double[STEPS.size()];
        long bytes = 0;
        for (int requests = 1; System.nanoTime() < end; ) {
            long[] sums = new long[STEPS.size()];
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < requests; i++) {
                request(sums);
            }
            double each = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / requests;
            bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / requests;
            if (each < best) {
                best = each;
                int count = requests;
                Arrays.setAll(bestSteps, step -> sums[step] / 1e3 / count);
            }
            if (each * requests < 200_000) {
                requests *= 2;
            }
        }
        for (int i = 0; i < STEPS.size(); i++) {
            System.out.printf("%20s %9.2f us%n", STEPS.get(i), bestSteps[i]);
        }
        System.out.printf("%20s %9.2f us of CPU time, %d bytes of garbage%n", "a request", best, bytes);
    }

    public static void main(String[] arguments) throws Exception {
        new FreshInstances(Path.of(arguments[0])).run(Double.parseDouble(arguments[1]));
        System.exit(0);
    }
}
