/** Many applications of many tenants in one process, deployed by an API. */
module dev.ashlar.daemon {
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires transitive dev.ashlar.host;
    requires transitive dev.ashlar.http;
    requires transitive dev.ashlar.oci;
    requires static transitive org.jspecify;

    exports dev.ashlar.daemon;
    exports dev.ashlar.daemon.client;
    exports dev.ashlar.daemon.problem;
}
