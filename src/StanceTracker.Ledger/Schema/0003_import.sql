-- What belongs to imports and not to the record.

-- Mentions of statements that are not there yet.
create table service.waiting_mention (
    statement      text                     not null,
    digest         bytea                    not null, -- SHA-256 of the corroboration: a mention waits once
    registration   text                     not null, -- the body of document_registered
    corroboration  text                     not null, -- the body of statement_corroborated
    recorded_by    text                     not null,
    correlation_id text,
    since          timestamp with time zone not null default (now()),
    refused        text,                              -- why it could not be recorded though its statement was there; it is not tried again
    primary key (statement, digest)
);

-- Imports over HTTP: what was sent, how far it is, and what became of it.
create table service.import (
    id          text                     not null primary key, -- also the correlation id of what it records
    format      text                     not null,
    analyst     text                     not null,
    dry_run     boolean                  not null,
    strict      boolean                  not null,
    bytes       bigint                   not null,
    state       text                     not null, -- queued, running, done, stopped, failed, interrupted
    worker      bigint                   not null, -- the advisory lock that the process holds that works on it
    read        bigint                   not null default 0, -- bytes
    result      jsonb                    not null,
    reasons     jsonb                    not null default '[]',
    error       text,
    key         text                     unique, -- the caller's name for its request
    request     bytea                    not null, -- SHA-256 of what was asked
    received    timestamp with time zone not null default (now()),
    started     timestamp with time zone,
    finished    timestamp with time zone
);

create table service.import_reject (
    import  text   not null references service.import (id) on delete cascade,
    number  bigint not null, -- from 1, in the order of the file
    part    text,            -- the file within an archive of several
    line    bigint not null,
    field   text,
    kind    text   not null,
    reason  text   not null,
    text    text   not null,
    primary key (import, number)
);

grant select, insert, update, delete on service.waiting_mention to :"app";
grant select, insert, update on service.import to :"app";
grant select, insert on service.import_reject to :"app";
