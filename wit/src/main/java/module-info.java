/** WIT, the interface language of the Component Model, depending on the JDK alone. */
module dev.ashlar.wit {
    requires static transitive org.jspecify;

    exports dev.ashlar.wit;
}
