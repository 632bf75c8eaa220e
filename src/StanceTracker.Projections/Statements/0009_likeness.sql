-- What statements look alike by (Likeness in the domain): of each that is not retracted, as it stands now, a row per target.
-- No index finds the spans of days that touch one, unless it is known how long they are at most: then those begin at most so long before. So there are three spreads, and each is looked up by itself;
-- nearly all statements are of one day, and of the longest there are few.
create table read.likeness (
    speaker  text collate "C" not null, -- as named
    target   text collate "C" not null, -- as named, or inferred
    root     text             not null, -- the first two digits of the act
    spread   smallint         not null, -- 0: one day; 1: up to 31 days more; 2: longer
    earliest date             not null,
    latest   date             not null,
    position bigint           not null  -- of the statement's recording
);

create index likeness_by_trait on read.likeness (speaker, target, root, spread, earliest, position) include (latest);
create index likeness_by_position on read.likeness (position);

-- The statements recorded before the one recorded at a position that look like it, by what actors are merged now. Of each trait and spread at most so many, those of the earliest days; null is all.
-- Tables just filled have no statistics. So that PostgreSQL need not guess an order to do this in, names are looked up an actor at a time and not joined, and the function is planned by itself, once
-- per connection (as one of this language is).
create function read.alike(statement bigint, most bigint) returns table (other bigint)
language plpgsql stable rows 5 as $$
begin
    return query select distinct d.position
    from read.likeness l
    cross join unnest(array(
        select n.actor from read.speaks_for s join read.speaks_for n on n.party = s.party
        where s.actor = l.speaker and s.self and s.known_to is null and n.self and n.known_to is null)) as speaker
    cross join unnest(array(
        select n.actor from read.speaks_for s join read.speaks_for n on n.party = s.party
        where s.actor = l.target and s.self and s.known_to is null and n.self and n.known_to is null)) as target
    cross join (values (0::smallint, 0), (1, 31), (2, null)) as r (spread, longest)
    cross join lateral (
        select d.position
        from read.likeness d
        where d.speaker = speaker.speaker and d.target = target.target and d.root = l.root and d.spread = r.spread
          and d.earliest between coalesce(l.earliest - 1 - r.longest, '-infinity') and l.latest + 1 and d.latest >= l.earliest - 1
          and d.position < l.position
        order by d.earliest, d.position
        limit $2
    ) d
    where l.position = $1;
end
$$;
