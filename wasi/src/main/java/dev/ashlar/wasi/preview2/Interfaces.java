package dev.ashlar.wasi.preview2;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.ashlar.wasi.host.Host;
import dev.ashlar.wasi.context.Context;

/** Where components meet the implementations: each call goes to what belongs to its store. */
public final class Interfaces {
    private Interfaces() {}

    public static void define(ComponentLinker linker, WasiLookup lookup) {
        Host.linkPerCall(linker, call -> of((Context) lookup.of(call.store())));
    }

    public static int run(ComponentInstance instance) {
        try {
            Host.exports(instance).run().run();
            return 0;
        } catch (UnitErrorException e) {
            return 1;
        } catch (ExitException e) {
            return e.code();
        }
    }

    private static HostImports of(Context context) {
        return context.part(HostImports.class, HostImports::new);
    }
}
