-- Who speaks for whom: the closure of affiliations under merges, each actor for itself too (self).
-- For one actor and party, at one position, the spans of days are disjoint and as long as can be.
create table read.speaks_for (
    actor      text collate "C" not null, -- as named in statements, merged or not
    party      text collate "C" not null, -- never merged at that position
    first_day  date    not null, -- -infinity: since ever
    last_day   date    not null, -- included; infinity: until further notice
    self       boolean not null, -- the party is the actor itself, or the survivor it was merged into
    known_from bigint  not null,
    known_to   bigint            -- half-open; null: it still holds
);

create index speaks_for_by_actor on read.speaks_for (actor, party);
create index speaks_for_by_party on read.speaks_for (party, actor);
create index speaks_for_by_survivor on read.speaks_for (party) where self;
