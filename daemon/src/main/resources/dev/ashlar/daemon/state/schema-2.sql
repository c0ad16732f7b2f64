-- Which of its domains an application has by its name, below the daemon's.
ALTER TABLE domain ADD COLUMN own INTEGER NOT NULL DEFAULT 0;

-- Applications that are gone, and of which nothing is to stay; without a name, tenants.
CREATE TABLE leaving (
    tenant TEXT NOT NULL,
    application TEXT NOT NULL,
    PRIMARY KEY (tenant, application)
) STRICT;

CREATE INDEX event_tenant ON event (tenant, id);
