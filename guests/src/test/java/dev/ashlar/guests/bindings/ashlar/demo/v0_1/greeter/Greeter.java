// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Strings and shapes made of them.
///
/// The functions of `ashlar:demo/greeter@0.1.0`.
@WitInterface("ashlar:demo/greeter@0.1.0")
public interface Greeter {
    /// `Hello, NAME` with the salutation before the name. A person without a name is refused.
    ///
    /// `func(who: person, salutation: salutation, manner: manner) -> result<string, refusal>`
    @WitFunction("greet")
    String greet(Person who, Salutation salutation, Set<Manner> manner) throws RefusalException;

    /// The nicknames of all, each beside its owner.
    ///
    /// `func(people: list<person>) -> list<tuple<string, string>>`
    @WitFunction("nicknames")
    List<Tuple.Of2<String, String>> nicknames(List<Person> people);

    /// The first letter of each name.
    ///
    /// `func(people: list<person>) -> list<char>`
    @WitFunction("initials")
    List<Integer> initials(List<Person> people);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Greeter host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Greeter> hosts) {
        HostBinding.in(linker.instance("ashlar:demo/greeter@0.1.0"), MethodHandles.lookup())
                .functionsPerCall(Greeter.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Greeter of(ComponentInstance instance) {
        return GuestBinding.client(instance, Greeter.class, MethodHandles.lookup());
    }
}
