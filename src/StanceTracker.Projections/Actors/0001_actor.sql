-- Ids are ordered by their bytes, whatever the database's own order is: lists are paged by them.
-- Every actor as it is now: what lists show, and the ties from which speaks_for is closed.
create table read.actor (
    actor        text collate "C" not null primary key,
    name         text   not null,
    kind         text   not null,
    cameo        text,
    iso3         text,
    wikidata     text,
    aliases      text[] not null,
    affiliations jsonb  not null, -- [{number, with, role, from, to}], without those withdrawn
    merged_into  text,
    position     bigint not null, -- of its introduction
    version      bigint not null  -- of its stream
);
