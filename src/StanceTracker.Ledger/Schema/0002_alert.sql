-- Alerts: thresholds that analysts set, how far along the ledger each is watched, and what it has to tell whom. They belong to the service and not to the record.
create table service.alert (
    alert          text collate "C"         not null primary key,
    holder         text,                             -- the pair that is watched, as named
    target         text,
    actor          text,                             -- or the actor all of whose pairs are
    threshold      double precision         not null,
    scores         text                     not null,
    half_life_days double precision         not null,
    url            text                     not null,
    secret         bytea                    not null, -- what deliveries are signed with
    set_by         text                     not null,
    set_at         timestamp with time zone not null default (now()),
    key            text                     unique,   -- of the request that set it, if it had one
    request        bytea,                             -- SHA-256 of what that asked
    checkpoint     bigint                   not null, -- the position up to which it is watched
    numbered       bigint                   not null default 0, -- the number of its newest delivery
    check (case when actor is null then holder is not null and target is not null else holder is null and target is null end)
);

comment on column service.alert.checkpoint is 'Moved in the transaction that writes what fired up to it, so that a crash neither loses nor doubles.';

create table service.alert_delivery (
    alert     text collate "C"         not null references service.alert (alert) on delete cascade,
    number    bigint                   not null, -- 1, 2, 3 … along the ledger: the order in which they are sent
    position  bigint                   not null, -- of the event that moved the stance
    holder    text                     not null,
    target    text                     not null,
    before    double precision,                  -- null: unknown
    after     double precision,
    body      text                     not null, -- as it is sent, byte for byte
    made      timestamp with time zone not null default (now()),
    state     text                     not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    tries     int                      not null default 0,
    next_try  timestamp with time zone not null default (now()), -- of a waiting one
    tried     timestamp with time zone,          -- when it was last tried
    error     text,                              -- what came of that, if it failed
    primary key (alert, number),
    unique (alert, position, holder, target)
);

create index alert_delivery_waiting on service.alert_delivery (alert, number) where state = 'waiting';
create index alert_delivery_dead on service.alert_delivery (alert, number) where state = 'dead';

grant select, insert, update, delete on service.alert, service.alert_delivery to :"app";
