-- Revisions that are new, those together that began together, the oldest first; and what went wrong before them.
CREATE TABLE trial (
    application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    PRIMARY KEY (application, place)
) STRICT;

-- Which they are. Those that do not serve any more may be gone.
CREATE TABLE trial_candidate (
    application INTEGER NOT NULL,
    place INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (application, place, revision),
    FOREIGN KEY (application, place) REFERENCES trial (application, place) ON DELETE CASCADE
) STRICT;

-- Where requests go back to, as in traffic.
CREATE TABLE trial_traffic (
    application INTEGER NOT NULL,
    place INTEGER NOT NULL,
    caller TEXT NOT NULL,
    callee TEXT NOT NULL,
    revision INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (application, place, caller, callee, revision),
    FOREIGN KEY (application, place) REFERENCES trial (application, place) ON DELETE CASCADE,
    FOREIGN KEY (application, revision) REFERENCES revision (application, number)
) STRICT;
