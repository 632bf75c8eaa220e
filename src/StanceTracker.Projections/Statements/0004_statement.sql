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
-- What is new waits in the index's list of what is pending, which searches read too; the list is cleared beside the work (SearchIndex), not by the one whose append fills it.
create index statement_by_term on read.statement using gin (terms, words) with (fastupdate = on, gin_pending_list_limit = 2097151);
