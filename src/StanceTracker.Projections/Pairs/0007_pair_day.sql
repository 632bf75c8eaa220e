-- What holds now, per pair at every level, day and act: a cache of evidence and speaks_for.
create table read.pair_day (
    holder     text collate "C" not null,
    target     text collate "C" not null,
    day        date             not null,
    act        text             not null,
    statements bigint           not null, -- how many; no row for none
    confidence double precision not null, -- the sum of theirs
    primary key (holder, target, day, act)
);

create index pair_day_by_target on read.pair_day (target, holder);
