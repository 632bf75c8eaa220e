-- replaces 783cab555a366b496ca9504d162220e291106ac79fc37f69494dd78547a57afc
-- Guards of the event store, whose tables Marten has made before. (As first released, this step made them too, laid out as Marten does.)

-- What belongs to the service and not to the record: answers to requests that carried an idempotency key.
create table service.answered_request (
    key      text                     not null primary key,
    request  bytea                    not null,
    writes   jsonb                    not null,
    answered timestamp with time zone not null
);

comment on table service.answered_request is 'Requests that carried an idempotency key, kept in the transaction that appended their events.';
comment on column service.answered_request.request is 'SHA-256 of what was asked.';
comment on column service.answered_request.writes is 'What was appended: [{stream, version, position}].';

-- Append-only, by trigger: for the owner too.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: % of % is refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function ledger.refuse_stream_change() returns trigger language plpgsql as $$
begin
    if (new.version > old.version) is not true
       or (new.id, new.type, new.created, new.tenant_id, new.is_archived)
          is distinct from (old.id, old.type, old.created, old.tenant_id, old.is_archived) then
        raise exception 'the ledger is append-only: a stream''s version moves forward and nothing else of it changes' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create trigger mt_events_append_only before update or delete on ledger.mt_events
    for each row execute function ledger.refuse_change();
create trigger mt_events_no_truncate before truncate on ledger.mt_events
    for each statement execute function ledger.refuse_change();
create trigger mt_streams_no_delete before delete on ledger.mt_streams
    for each row execute function ledger.refuse_change();
create trigger mt_streams_no_truncate before truncate on ledger.mt_streams
    for each statement execute function ledger.refuse_change();
create trigger mt_streams_forward before update on ledger.mt_streams
    for each row execute function ledger.refuse_stream_change();

-- Append-only, by privilege: the application may insert and select events and move a stream's version.
grant usage on schema ledger, service to :"app";
grant select, insert on ledger.mt_events, ledger.mt_streams to :"app";
grant update (version, timestamp) on ledger.mt_streams to :"app";
grant select, insert, update on ledger.mt_event_progression to :"app";
grant select, update on sequence ledger.mt_events_sequence to :"app";
grant select, insert on service.answered_request to :"app";
-- It sees whether the schema is the one it needs.
grant select on service.migration to :"app";

-- The projections are the application's own: it makes, rebuilds and swaps them.
create schema read authorization :"app";
-- Where it rebuilds them.
create schema rebuild authorization :"app";
