-- One row per version of a statement and target as named: what it brings, from when to when it was known.
-- With speaks_for it answers any (asOf, knownAt) for any pair at any level.
create table read.evidence (
    statement  text collate "C" not null,
    speaker    text collate "C" not null,
    target     text collate "C" not null,
    capacity   text             not null,
    day        date             not null,
    act        text             not null,
    confidence double precision not null,
    known_from bigint           not null,
    known_to   bigint                      -- half-open; null: it still holds
);

create index evidence_by_pair on read.evidence (speaker, target, day);
create index evidence_by_target on read.evidence (target);
create index evidence_by_statement on read.evidence (statement);

-- The statements that count for pairs at a position, each once per pair. This is the rule "whom a statement counts for" of the stance method:
-- h in S = speaks(speaker), t in T = speaks(target), h not in T, t not in S; a personal capacity speaks for itself alone. Null stands for any holder, or any target.
create function read.counting(holders text[], targets text[], at bigint)
returns table (holder text, target text, statement text, day date, act text, confidence double precision)
language sql stable as $$
    select distinct on (s.party, t.party, e.statement) s.party, t.party, e.statement, e.day, e.act, e.confidence
    from read.speaks_for s
    join read.evidence e on e.speaker = s.actor
    join read.speaks_for t on t.actor = e.target
    where ($1 is null or s.party = any($1)) and ($2 is null or t.party = any($2)) and s.party <> t.party
      and s.known_from <= $3 and (s.known_to is null or s.known_to > $3)
      and t.known_from <= $3 and (t.known_to is null or t.known_to > $3)
      and e.known_from <= $3 and (e.known_to is null or e.known_to > $3)
      and e.day between s.first_day and s.last_day and (s.self or e.capacity = 'official')
      and e.day between t.first_day and t.last_day
      and not exists (
          select from read.speaks_for x
          where x.actor = e.target and x.party = s.party and e.day between x.first_day and x.last_day
            and x.known_from <= $3 and (x.known_to is null or x.known_to > $3))
      and not exists (
          select from read.speaks_for x
          where x.actor = e.speaker and x.party = t.party and e.day between x.first_day and x.last_day and (x.self or e.capacity = 'official')
            and x.known_from <= $3 and (x.known_to is null or x.known_to > $3))
$$;

-- The same for given pairs, each on given days: holders[i] toward targets[i] from firsts[i] to lasts[i]. The evidence is looked up by who may have spoken toward whom, so the cost is that of
-- the pairs' own rows, however many others there are.
create function read.counting(holders text[], targets text[], firsts date[], lasts date[], at bigint)
returns table (holder text, target text, statement text, day date, act text, confidence double precision)
language sql stable as $$
    with candidate as materialized (
        select p.holder, p.target, p.first, p.last, s.actor as speaker, s.self, s.first_day as s_first, s.last_day as s_last, t.actor as named, t.first_day as t_first, t.last_day as t_last
        from unnest($1, $2, $3, $4) as p (holder, target, first, last)
        join read.speaks_for s on s.party = p.holder and s.first_day <= p.last and s.last_day >= p.first and s.known_from <= $5 and (s.known_to is null or s.known_to > $5)
        join read.speaks_for t on t.party = p.target and t.first_day <= p.last and t.last_day >= p.first and t.known_from <= $5 and (t.known_to is null or t.known_to > $5)
        where p.holder <> p.target
    )
    select distinct on (c.holder, c.target, e.statement) c.holder, c.target, e.statement, e.day, e.act, e.confidence
    from candidate c
    cross join lateral (
        select * from read.evidence e
        where e.speaker = c.speaker and e.target = c.named and e.day between greatest(c.first, c.s_first, c.t_first) and least(c.last, c.s_last, c.t_last)
          and e.known_from <= $5 and (e.known_to is null or e.known_to > $5) and (c.self or e.capacity = 'official')
        offset 0 -- looked up for each candidate: the planner would rather read all evidence once
    ) e
    where not exists (
          select from read.speaks_for x
          where x.actor = e.target and x.party = c.holder and e.day between x.first_day and x.last_day
            and x.known_from <= $5 and (x.known_to is null or x.known_to > $5))
      and not exists (
          select from read.speaks_for x
          where x.actor = e.speaker and x.party = c.target and e.day between x.first_day and x.last_day and (x.self or e.capacity = 'official')
            and x.known_from <= $5 and (x.known_to is null or x.known_to > $5))
$$;

-- The same for one pair, on any day.
create function read.counting(holder text, target text, at bigint)
returns table (statement text, day date, act text, confidence double precision)
language sql stable as $$
    select statement, day, act, confidence from read.counting(array[$1], array[$2], array['-infinity'::date], array['infinity'::date], $3)
$$;
