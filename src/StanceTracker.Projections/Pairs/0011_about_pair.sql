-- All that a question about one pair needs, in one look: the position that it reflects, whom the two ids mean by then (null: never introduced), and what was observed of the pair. One row at
-- least; its day is null where nothing was observed, and where an id means another actor. What is known now is asked for by a null position.
-- In a language whose statements are planned once per connection, and by keys whatever the tables held then: planning would cost several times what the look does.
create function read.about_pair(holder text, target text, at bigint)
returns table (reflected bigint, holding text, targeted text, day date, act text, statements bigint, confidence double precision)
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
            return query select reflected, holding, targeted, p.day, p.act, p.statements, p.confidence from read.pair_day p where p.holder = $1 and p.target = $2;
        else
            return query select reflected, holding, targeted, c.day, c.act, count(*), sum(c.confidence) from read.counting($1, $2, reflected) c group by c.day, c.act order by c.day, c.act;
        end if;
        if found then return; end if;
    end if;
    return next;
end
$$;
