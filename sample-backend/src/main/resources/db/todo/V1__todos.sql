-- Runs on H2, PostgreSQL, MariaDB and MySQL. "added" keeps the order; "done_at" counts milliseconds since 1970.
CREATE TABLE todo (
    id      VARCHAR(64) PRIMARY KEY,
    added   SERIAL,
    title   VARCHAR(500) NOT NULL,
    done_at BIGINT
);

CREATE TABLE todo_import (
    importer VARCHAR(64) PRIMARY KEY
);
