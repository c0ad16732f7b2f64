package dev.ashlar.engine.link;

import dev.ashlar.engine.WasmFrame;
import dev.ashlar.engine.compile.ModuleCompiler;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds guest frames in Java stack traces: the name of a frame's class loader leads to the module, the method's name to
 * the function, the line number to the offset. A function that is several methods shows up once. Modules are held weakly; frames of a module that is gone are left out.
 */
final class GuestFrames {
    private static final String PREFIX = "ashlar-module-";
    private static final String UNIT = "ashlar.guest.U";
    private static final Map<String, WeakReference<GuestLoader>> LOADERS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();
    private static final int NONE = -1;

    private GuestFrames() {}

    static String newLoaderName() {
        return PREFIX + NEXT.incrementAndGet();
    }

    static void register(GuestLoader loader) {
        LOADERS.values().removeIf(reference -> reference.refersTo(null));
        LOADERS.put(loader.getName(), new WeakReference<>(loader));
    }

    static List<WasmFrame> of(StackTraceElement[] trace) {
        List<WasmFrame> frames = new ArrayList<>();
        int leads = NONE;
        for (StackTraceElement element : trace) {
            WasmFrame frame = frame(element);
            if (frame == null) {
                leads = NONE;
                continue;
            }
            if (frame.functionIndex() != leads) {
                frames.add(frame);
            }
            leads = ModuleCompiler.isPart(element.getMethodName()) ? frame.functionIndex() : NONE;
        }
        return frames;
    }

    private static @Nullable WasmFrame frame(StackTraceElement element) {
        String loaderName = element.getClassLoaderName();
        if (loaderName == null
                || !loaderName.startsWith(PREFIX)
                || !element.getClassName().startsWith(UNIT)) {
            return null;
        }
        WeakReference<GuestLoader> reference = LOADERS.get(loaderName);
        GuestLoader loader = reference == null ? null : reference.get();
        if (loader == null) {
            return null;
        }
        int function = functionIndex(element.getMethodName());
        return new WasmFrame(
                loader.moduleName(), function, loader.info().names().functionName(function), offset(loader, element));
    }

    private static int functionIndex(String methodName) {
        int end = 1;
        while (end < methodName.length() && Character.isDigit(methodName.charAt(end))) {
            end++;
        }
        return Integer.parseInt(methodName, 1, end, 10);
    }

    private static int offset(GuestLoader loader, StackTraceElement element) {
        int[] positions = loader.positions(element.getClassName());
        int line = element.getLineNumber();
        return positions == null || line < 1 || line > positions.length ? -1 : positions[line - 1];
    }
}
