import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs modules on Chicory: its compiler to JVM bytecode, with the memory it recommends on HotSpot. Commands on stdin:
 * {@code load NAME PATH} and {@code run NAME N}; answers on stdout, one line each.
 */
public final class ChicoryPeer {
    private static final Map<String, ExportFunction> LOADED = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready Chicory " + arguments[0] + " (compiler, ByteArrayMemory) on Java " + Runtime.version());
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(line.split("\t")));
        }
        System.exit(0);
    }

    private static String answer(String[] command) {
        try {
            return command[0].equals("load")
                    ? load(command[1], Path.of(command[2]))
                    : run(command[1], Integer.parseInt(command[2]));
        } catch (Throwable e) {
            return "error " + String.valueOf(e).replaceAll("\\s+", " ");
        }
    }

    private static String load(String name, Path file) throws IOException {
        byte[] binary = Files.readAllBytes(file);
        long begin = System.nanoTime();
        WasmModule module = Parser.parse(binary);
        Instance instance = Instance.builder(module)
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .withMemoryFactory(ByteArrayMemory::new)
                .build();
        LOADED.put(name, instance.export("run"));
        return "ok " + (System.nanoTime() - begin);
    }

    private static String run(String name, int argument) {
        ExportFunction run = LOADED.get(name);
        long begin = System.nanoTime();
        long result = run.apply(argument)[0];
        return "ok " + (System.nanoTime() - begin) + " " + String.format("%016x", result);
    }
}
