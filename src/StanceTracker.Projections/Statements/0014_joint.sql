-- Statements are found by the joint act that they are parts of: the last of their terms.
update read.statement s set terms = s.terms || ('joint:' || c.joint)
from (
    select distinct on (stream_id) substr(stream_id, 11) as statement, data ->> 'joint' as joint
    from ledger.mt_events
    where type in ('statement_recorded', 'statement_corrected')
    order by stream_id, version desc
) c
where c.statement = s.statement and c.joint is not null;
