CREATE TABLE tenant (
    name TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    max_applications INTEGER NOT NULL,
    max_memory_bytes INTEGER NOT NULL,
    max_blob_bytes INTEGER NOT NULL
) STRICT;

-- Without a tenant it is the operator's. Of a token only its hash is kept.
CREATE TABLE token (
    id TEXT PRIMARY KEY,
    tenant TEXT REFERENCES tenant (name) ON DELETE CASCADE,
    hash BLOB NOT NULL UNIQUE,
    note TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER
) STRICT;

CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL REFERENCES tenant (name),
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_revision INTEGER NOT NULL,
    UNIQUE (tenant, name)
) STRICT;

CREATE TABLE domain (
    name TEXT PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX domain_application ON domain (application);

CREATE TABLE revision (
    application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    created INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    message TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (application, number)
) STRICT;

CREATE TABLE component (
    application INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (application, revision, name),
    FOREIGN KEY (application, revision) REFERENCES revision (application, number) ON DELETE CASCADE
) STRICT;

-- Values, secrets among them: this file is its owner's alone, and what is deleted is overwritten.
CREATE TABLE variable (
    application INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (application, revision, name),
    FOREIGN KEY (application, revision) REFERENCES revision (application, number) ON DELETE CASCADE
) STRICT;

-- With neither caller nor callee: of the whole application. Else of the calls of one component to another.
CREATE TABLE traffic (
    application INTEGER NOT NULL,
    caller TEXT NOT NULL,
    callee TEXT NOT NULL,
    revision INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (application, caller, callee, revision),
    FOREIGN KEY (application, revision) REFERENCES revision (application, number)
) STRICT;

CREATE TABLE scale (
    application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    component TEXT NOT NULL,
    instances INTEGER,
    concurrency INTEGER,
    queue INTEGER,
    PRIMARY KEY (application, component)
) STRICT;

-- Which blobs count as whose.
CREATE TABLE blob (
    tenant TEXT NOT NULL REFERENCES tenant (name) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (tenant, digest)
) STRICT;

-- By name, as events outlive what they tell of.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    tenant TEXT NOT NULL,
    application TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER
) STRICT;
CREATE INDEX event_application ON event (tenant, application, id);

-- Answers to requests that clients may repeat.
CREATE TABLE answer (
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (tenant, key)
) STRICT;
