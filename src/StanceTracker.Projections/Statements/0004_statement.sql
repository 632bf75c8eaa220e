-- What statements are found by; what they say lies in the ledger and is folded when it is shown.
create table read.statement (
    position  bigint   not null primary key, -- of its recording: the order of lists
    statement text     not null,
    day       date     not null,
    retracted boolean  not null,
    terms     text[]   not null, -- speaker:iran, target:taliban, act:111, root:11, context:terrorism, document:x, claim:y
    words     tsvector not null  -- of the paraphrase and the quote
);

create index statement_by_id on read.statement (statement);
create index statement_by_term on read.statement using gin (terms, words);
