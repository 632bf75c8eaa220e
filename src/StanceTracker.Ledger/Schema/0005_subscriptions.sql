-- Where what follows the ledger begins: a database of before had alerts with checkpoints of their own, and its positions have no holes.
insert into ledger.mt_event_progression (name, last_seq_id)
select name, position
from (
    select max(seq_id) as head from ledger.mt_events
) ledger,
lateral (values
    ('HighWaterMark', head),
    ('Alerts:All', coalesce((select min(checkpoint) from service.alert), head)),
    ('WaitingMentions:All', head)
) p (name, position)
where position > 0
on conflict (name) do nothing;
