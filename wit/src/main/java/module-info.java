/** WIT, the interface language of the Component Model, depending on the JDK alone. */
module dev.ashlar.wit {
    requires static transitive org.jspecify;

    exports dev.ashlar.wit;

    uses dev.ashlar.wit.WitProvider;

    provides dev.ashlar.wit.WitProvider with
            dev.ashlar.wit.provider.DefaultWitProvider;
}
