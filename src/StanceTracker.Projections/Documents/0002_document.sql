-- Every document as it is now.
create table read.document (
    document    text collate "C" not null primary key,
    title       text,
    publisher   text    not null,
    earliest    date    not null,
    latest      date    not null,
    basis       text    not null,
    language    text,
    sha256      text,
    length      int,
    url         text,
    reliability text    not null,
    withdrawn   boolean not null,
    position    bigint  not null, -- of its registration
    version     bigint  not null  -- of its stream
);
