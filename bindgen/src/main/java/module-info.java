/** Generates Java from WIT: interfaces and records for hosts that run components. */
module dev.ashlar.bindgen {
    requires transitive dev.ashlar.wit;
    requires static transitive org.jspecify;

    exports dev.ashlar.bindgen;
}
