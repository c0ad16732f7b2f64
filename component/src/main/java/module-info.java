/** The Component Model on the engine for core WebAssembly. */
@SuppressWarnings("module") // dev.ashlar.fuzz is built later
module dev.ashlar.component {
    requires transitive dev.ashlar.engine;
    requires transitive dev.ashlar.wit;
    requires static transitive org.jspecify;

    exports dev.ashlar.component;
    exports dev.ashlar.component.abi to
            dev.ashlar.fuzz;
    exports dev.ashlar.component.adapt to
            dev.ashlar.fuzz;
    exports dev.ashlar.component.binary to
            dev.ashlar.fuzz;
    exports dev.ashlar.component.compose;
    exports dev.ashlar.component.runtime to
            dev.ashlar.fuzz;
    exports dev.ashlar.component.text;
    exports dev.ashlar.component.wave;

    uses dev.ashlar.component.BindingProvider;
    uses dev.ashlar.component.ComponentProvider;

    provides dev.ashlar.component.BindingProvider with
            dev.ashlar.component.bind.DefaultBindingProvider;
    provides dev.ashlar.component.ComponentProvider with
            dev.ashlar.component.link.DefaultProvider;
}
