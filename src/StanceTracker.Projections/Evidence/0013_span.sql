-- Evidence and its sums keep the span of days that a statement was made on, whether it held throughout it, and whether it is announced: weights and
-- intensities depend on them.
drop function read.about_pair(text, text, bigint);
drop function read.observed(text[], text[]);
drop function read.observed_of_stale(text[], text[]);
drop function read.counting(text, text, bigint);
drop function read.counting(text[], text[], date[], date[], bigint);
drop function read.counting(text[], text[], bigint);

alter table read.evidence rename to evidence_of_day;
drop index read.evidence_by_pair;
drop index read.evidence_by_target;
drop index read.evidence_by_statement;

-- One row per version of a statement and target as named: what it brings, from when to when it was known.
-- With speaks_for it answers any (asOf, knownAt) for any pair at any level.
create table read.evidence (
    statement  text collate "C" not null,
    speaker    text collate "C" not null,
    target     text collate "C" not null,
    capacity   text             not null,
    day        date             not null, -- by which it is attributed
    first_day  date             not null, -- from which it counts
    last_day   date             not null,
    throughout boolean          not null, -- it held on all of these days; else it was done on one of them
    act        text             not null,
    announced  boolean          not null,
    confidence double precision not null,
    known_from bigint           not null,
    known_to   bigint                      -- half-open; null: it still holds
);

-- The rows that are there say the day alone. What they do not say is what the statement's content said in the meantime: where that changed, a row is parted.
with content as (
    select substr(stream_id, 11) as statement, seq_id,
           (data #>> '{saidOn,earliest}')::date as first_day, (data #>> '{saidOn,latest}')::date as last_day,
           coalesce(data #>> '{saidOn,extent}', 'within') = 'throughout' as throughout, coalesce(data ->> 'modality', 'actual') = 'announced' as announced
    from ledger.mt_events
    where type in ('statement_recorded', 'statement_corrected')
), compared as (
    select *, lag(row(first_day, last_day, throughout, announced)) over (partition by statement order by seq_id) is distinct from row(first_day, last_day, throughout, announced) as changed
    from content
), said as (
    select *, lead(seq_id) over (partition by statement order by seq_id) as until from compared where changed
)
insert into read.evidence (statement, speaker, target, capacity, day, first_day, last_day, throughout, act, announced, confidence, known_from, known_to)
select e.statement, e.speaker, e.target, e.capacity, e.day, s.first_day, s.last_day, s.throughout, e.act, s.announced, e.confidence,
       greatest(e.known_from, s.seq_id), least(e.known_to, s.until) -- of a null and a number, the number
from read.evidence_of_day e
join said s on s.statement = e.statement and (e.known_to is null or s.seq_id < e.known_to) and (s.until is null or s.until > e.known_from);

drop table read.evidence_of_day;
create index evidence_by_pair on read.evidence (speaker, target, day);
create index evidence_by_target on read.evidence (target);
create index evidence_by_statement on read.evidence (statement);

-- Up to which day statements reach, and which day documents, without reading them all.
create index evidence_by_last_day on read.evidence (last_day);
create index document_by_latest on read.document (latest) where not withdrawn;

-- Every pair is answered from the evidence until its sums are made anew.
insert into read.stale_pair (holder, target, position)
select distinct holder, target, (select coalesce(max(seq_id), 0) from ledger.mt_events) from read.pair_day
on conflict (holder, target) do nothing;

drop table read.pair_day;

-- What holds now, per pair at every level, span, extent, act and whether it is announced: a cache of evidence and speaks_for.
create table read.pair_day (
    holder     text collate "C" not null,
    target     text collate "C" not null,
    first_day  date             not null,
    last_day   date             not null,
    throughout boolean          not null,
    act        text             not null,
    announced  boolean          not null,
    statements bigint           not null, -- how many; no row for none
    confidence double precision not null, -- the sum of theirs
    primary key (holder, target, first_day, last_day, throughout, act, announced)
);

create index pair_day_by_target on read.pair_day (target, holder);

-- The statements that count for pairs at a position, each once per pair. This is the rule "whom a statement counts for" of the stance method:
-- h in S = speaks(speaker), t in T = speaks(target), h not in T, t not in S; a personal capacity speaks for itself alone. Null stands for any
-- holder, or any target.
create function read.counting(holders text[], targets text[], at bigint)
returns table (holder text, target text, statement text, day date, first_day date, last_day date, throughout boolean, act text, announced boolean, confidence double precision)
language sql stable as $$
    select distinct on (s.party, t.party, e.statement) s.party, t.party, e.statement, e.day, e.first_day, e.last_day, e.throughout, e.act, e.announced, e.confidence
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

-- The same for given pairs, each of statements of given days: holders[i] toward targets[i] from firsts[i] to lasts[i]. The evidence is looked up by
-- who may have spoken toward whom, so the cost is that of the pairs' own rows, however many others there are.
create function read.counting(holders text[], targets text[], firsts date[], lasts date[], at bigint)
returns table (holder text, target text, statement text, day date, first_day date, last_day date, throughout boolean, act text, announced boolean, confidence double precision)
language sql stable as $$
    with candidate as materialized (
        select p.holder, p.target, p.first, p.last, s.actor as speaker, s.self, s.first_day as s_first, s.last_day as s_last, t.actor as named, t.first_day as t_first, t.last_day as t_last
        from unnest($1, $2, $3, $4) as p (holder, target, first, last)
        join read.speaks_for s on s.party = p.holder and s.first_day <= p.last and s.last_day >= p.first and s.known_from <= $5 and (s.known_to is null or s.known_to > $5)
        join read.speaks_for t on t.party = p.target and t.first_day <= p.last and t.last_day >= p.first and t.known_from <= $5 and (t.known_to is null or t.known_to > $5)
        where p.holder <> p.target
    )
    select distinct on (c.holder, c.target, e.statement) c.holder, c.target, e.statement, e.day, e.first_day, e.last_day, e.throughout, e.act, e.announced, e.confidence
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
returns table (statement text, day date, first_day date, last_day date, throughout boolean, act text, announced boolean, confidence double precision)
language sql stable as $$
    select statement, day, first_day, last_day, throughout, act, announced, confidence from read.counting(array[$1], array[$2], array['-infinity'::date], array['infinity'::date], $3)
$$;

-- What was observed of stale pairs. In a language whose statements are planned once per connection: nearly always there is nothing to do, and
-- planning it would cost more than all the rest of an answer.
create function read.observed_of_stale(holders text[], targets text[])
returns table (holder text, target text, first_day date, last_day date, throughout boolean, act text, announced boolean, statements bigint, confidence double precision)
language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    stale record;
begin
    select array_agg(s.holder) as holders, array_agg(s.target) as targets, array_agg('-infinity'::date) as firsts, array_agg('infinity'::date) as lasts into stale
    from read.stale_pair s
    where ($1 is null or s.holder = any($1)) and ($2 is null or s.target = any($2));
    if stale.holders is null then return; end if;
    return query
        select c.holder, c.target, c.first_day, c.last_day, c.throughout, c.act, c.announced, count(*), sum(c.confidence)
        from read.counting(stale.holders, stale.targets, stale.firsts, stale.lasts, 9223372036854775806) c
        group by c.holder, c.target, c.first_day, c.last_day, c.throughout, c.act, c.announced;
end
$$;

-- What was observed of pairs by what is known now. Null stands for any holder, or any target.
create function read.observed(holders text[], targets text[])
returns table (holder text, target text, first_day date, last_day date, throughout boolean, act text, announced boolean, statements bigint, confidence double precision)
language sql stable as $$
    select p.holder, p.target, p.first_day, p.last_day, p.throughout, p.act, p.announced, p.statements, p.confidence
    from read.pair_day p
    where ($1 is null or p.holder = any($1)) and ($2 is null or p.target = any($2))
      and not exists (select from read.stale_pair s where s.holder = p.holder and s.target = p.target)
    union all
    select * from read.observed_of_stale($1, $2)
$$;

-- All that a question about one pair needs, in one look: the position that it reflects, whom the two ids mean by then (null: never introduced), and
-- what was observed of the pair. One row at least; its days are null where nothing was observed, and where an id means another actor. What is known
-- now is asked for by a null position. In a language whose statements are planned once per connection, and by keys whatever the tables held then:
-- planning would cost several times what the look does.
create function read.about_pair(holder text, target text, at bigint)
returns table (reflected bigint, holding text, targeted text, first_day date, last_day date, throughout boolean, act text, announced boolean, statements bigint, confidence double precision)
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
begin
    reflected := coalesce($3, (select max(seq_id) from ledger.mt_events), 0);
    select min(meant.party) filter (where meant.actor = $1), min(meant.party) filter (where meant.actor = $2) into holding, targeted
    from (
        select a.actor, coalesce(s.party, a.actor) as party
        from read.actor a
        left join read.speaks_for s on s.actor = a.actor and s.self and s.known_from <= reflected and (s.known_to is null or s.known_to > reflected)
        where a.actor in ($1, $2)
    ) meant;
    if holding = $1 and targeted = $2 and $1 <> $2 then
        if $3 is null and not exists (select from read.stale_pair s where s.holder = $1 and s.target = $2) then
            return query
                select reflected, holding, targeted, p.first_day, p.last_day, p.throughout, p.act, p.announced, p.statements, p.confidence from read.pair_day p where p.holder = $1 and p.target = $2;
        else
            return query
                select reflected, holding, targeted, c.first_day, c.last_day, c.throughout, c.act, c.announced, count(*), sum(c.confidence)
                from read.counting($1, $2, reflected) c
                group by c.first_day, c.last_day, c.throughout, c.act, c.announced
                order by c.first_day, c.last_day, c.throughout, c.act, c.announced;
        end if;
        if found then return; end if;
    end if;
    return next;
end
$$;
