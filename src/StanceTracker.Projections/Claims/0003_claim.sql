-- Every claim as it is now.
create table read.claim (
    claim       text collate "C" not null primary key,
    proposition text   not null,
    about       text[] not null,
    position    bigint not null, -- of its framing
    version     bigint not null  -- of its stream
);

-- Who takes which position on a claim, by which statement: what held at any position of the ledger. For whom else it counts: read.standing.
create table read.claim_stand (
    claim          text collate "C" not null,
    statement      text   not null,
    speaker        text   not null,
    capacity       text   not null,
    claim_position text   not null,
    day            date   not null,
    known_from     bigint not null,
    known_to       bigint           -- half-open; null: it still holds
);

create index claim_stand_by_claim on read.claim_stand (claim, day);
create index claim_stand_by_statement on read.claim_stand (statement);
