package dev.ashlar.daemon.state;

import java.sql.Connection;

/** What a transaction reads and writes. Not to be kept beyond it. */
public final class Tables {
    private final TenantTable tenants;
    private final ApplicationTable applications;
    private final RevisionTable revisions;
    private final TrafficTable traffic;
    private final RecordTable records;
    private final LeavingTable leaving;

    Tables(Connection connection) {
        var sql = new Sql(connection);
        this.tenants = new TenantTable(sql);
        this.traffic = new TrafficTable(sql);
        this.applications = new ApplicationTable(sql, traffic);
        this.revisions = new RevisionTable(sql);
        this.records = new RecordTable(sql);
        this.leaving = new LeavingTable(sql);
    }

    /** Tenants, their tokens, and which blobs count as theirs. */
    public TenantTable tenants() {
        return tenants;
    }

    /** Applications and their domains. */
    public ApplicationTable applications() {
        return applications;
    }

    /** Revisions, with the values of their variables. */
    public RevisionTable revisions() {
        return revisions;
    }

    /** Who answers, which of them are on trial, and what operators set. */
    public TrafficTable traffic() {
        return traffic;
    }

    /** What happened, and what was answered. */
    public RecordTable records() {
        return records;
    }

    /** What is being removed. */
    public LeavingTable leaving() {
        return leaving;
    }
}
