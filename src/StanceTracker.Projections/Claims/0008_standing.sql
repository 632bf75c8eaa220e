-- Where parties stand on claims on a day, by what was known at a position: each stand that counts for a party, with the one before it. A stand counts for everybody that its
-- speaker speaks for on its day (a personal capacity: for itself alone), as in read.counting. A party's stands on a claim come in order of day, then of recording; the latest is where it stands.
-- Null stands for any party.
create function read.standing(claims text[], parties text[], as_of date, at bigint)
returns table (
    claim            text,
    party            text,
    claim_position   text,
    day              date,
    recorded         bigint,  -- the position of the statement's recording
    statement        text,
    since            date,    -- the first day of the unbroken run of stands of this position that it is in
    before           text,    -- the position of the stand before it; null for the first
    before_statement text,
    latest           boolean
)
language sql stable as $$
    select claim, party, claim_position, day, recorded, statement,
           max(day) filter (where claim_position is distinct from before) over story, before, before_statement, lead(statement) over story is null
    from (
        select c.claim, s.party, c.claim_position, c.day, r.position as recorded, c.statement,
               lag(c.claim_position) over story as before, lag(c.statement) over story as before_statement
        from read.claim_stand c
        join read.statement r on r.statement = c.statement
        join read.speaks_for s on s.actor = c.speaker
        where c.claim = any($1) and ($2 is null or s.party = any($2)) and c.day <= $3
          and c.day between s.first_day and s.last_day and (s.self or c.capacity = 'official')
          and c.known_from <= $4 and (c.known_to is null or c.known_to > $4)
          and s.known_from <= $4 and (s.known_to is null or s.known_to > $4)
        window story as (partition by c.claim, s.party order by c.day, r.position)
    ) told
    window story as (partition by claim, party order by day, recorded)
$$;
