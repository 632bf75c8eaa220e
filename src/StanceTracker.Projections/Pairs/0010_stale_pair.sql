-- Pairs whose sums in pair_day are not kept along: they are answered from evidence until they are summed anew.
create table read.stale_pair (
    holder   text collate "C" not null,
    target   text collate "C" not null,
    position bigint           not null, -- of the newest change to what counts for the pair
    primary key (holder, target)
);

create index stale_pair_by_target on read.stale_pair (target, holder);

-- What was observed of stale pairs. In a language whose statements are planned once per connection: nearly always there is nothing to do, and planning it would cost more than all the rest of an answer.
create function read.observed_of_stale(holders text[], targets text[])
returns table (holder text, target text, day date, act text, statements bigint, confidence double precision)
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
        select c.holder, c.target, c.day, c.act, count(*), sum(c.confidence)
        from read.counting(stale.holders, stale.targets, stale.firsts, stale.lasts, 9223372036854775806) c
        group by c.holder, c.target, c.day, c.act;
end
$$;

-- What was observed of pairs by what is known now. Null stands for any holder, or any target.
create function read.observed(holders text[], targets text[])
returns table (holder text, target text, day date, act text, statements bigint, confidence double precision)
language sql stable as $$
    select p.holder, p.target, p.day, p.act, p.statements, p.confidence
    from read.pair_day p
    where ($1 is null or p.holder = any($1)) and ($2 is null or p.target = any($2))
      and not exists (select from read.stale_pair s where s.holder = p.holder and s.target = p.target)
    union all
    select * from read.observed_of_stale($1, $2)
$$;
