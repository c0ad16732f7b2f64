/** Configuration, logging, key-value and blob stores for components: drafts of WASI over services with several backends. */
module dev.ashlar.capabilities {
    requires transitive dev.ashlar.wasi;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports dev.ashlar.capabilities;

    uses dev.ashlar.capabilities.CapabilitiesProvider;

    provides dev.ashlar.capabilities.CapabilitiesProvider with
            dev.ashlar.capabilities.link.DefaultCapabilitiesProvider;
}
