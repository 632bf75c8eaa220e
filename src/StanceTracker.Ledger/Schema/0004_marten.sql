-- What Marten has made besides the tables of events and streams: who may use it, and that the guards cover it.

-- A stream is never compacted: that would take events away.
create or replace function ledger.refuse_stream_change() returns trigger language plpgsql as $$
begin
    if (new.version > old.version) is not true
       or (new.id, new.type, new.created, new.tenant_id, new.compacted_version, new.is_archived)
          is distinct from (old.id, old.type, old.created, old.tenant_id, old.compacted_version, old.is_archived) then
        raise exception 'the ledger is append-only: a stream''s version moves forward and nothing else of it changes' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- Marten quotes the expression, which makes it the moment of the migration. Every event is written with its time.
alter table ledger.mt_events alter timestamp drop default;

-- Marten's functions archive streams and append past the writer. PostgreSQL lets everybody execute a function unless told not to; those of later versions too.
revoke execute on all functions in schema ledger from public;
alter default privileges revoke execute on functions from public;
grant execute on function ledger.mt_mark_event_progression(varchar, bigint) to :"app";

-- How far subscriptions and async projections have come, and what they could not process.
grant select, insert, update, delete on ledger.mt_event_progression, ledger.mt_event_projection_floors, ledger.mt_doc_deadletterevent to :"app";

-- Which layouts libraries have made here (Marten's event store, Wolverine's messages), so that a start need not compare all of it.
create table service.schema_layout (
    layout  text                     not null primary key,
    applied timestamp with time zone not null default (now())
);
grant select on service.schema_layout to :"app";
