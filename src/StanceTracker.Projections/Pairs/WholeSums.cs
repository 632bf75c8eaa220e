namespace StanceTracker.Projections.Pairs;

/// <summary>
/// The rule of <c>read.counting</c> for many pairs at once: reads all evidence that holds and joins it with the few ways in which named
/// actors represent parties. Only a statement with several targets can reach a pair twice, and only if an actor named on one side speaks
/// for the other side do the days of that matter; the query checks neither for the rest.
/// </summary>
internal static class WholeSums
{
    /// <summary>Raises the memory limit for the transaction, for the aggregation.</summary>
    public const string Memory = "set local work_mem = '128MB'";

    /// <summary>
    /// A query for the columns of <c>pair_day</c>, as known at the position <c>$1</c>.
    /// </summary>
    /// <param name="evidence">The schema of the evidence.</param>
    /// <param name="speaksFor">The schema of who speaks for whom.</param>
    /// <param name="wanted">Whether to select only the pairs of holders <c>$2</c> and targets <c>$3</c>.</param>
    public static string Select(string evidence, string speaksFor, bool wanted) =>
        $"""
        with speaks as materialized (
            select actor, party, first_day, last_day, self from {speaksFor}.speaks_for where known_from <= $1 and (known_to is null
                or known_to > $1)
        ), holding as materialized (
            select statement, speaker, target, capacity = 'official' as official, day, {ObservationColumns.Key}, confidence,
                count(*) over (partition by statement) > 1 as shared
            from {evidence}.evidence where known_from <= $1 and (known_to is null or known_to > $1)
        ), way as materialized (
            select named.speaker, named.target as named, s.party as holder, t.party as target, s.self, greatest(s.first_day,
                t.first_day) as first, least(s.last_day, t.last_day) as last,
                   exists (select from speaks x where x.actor = named.target and x.party = s.party)
                   or exists (select from speaks x where x.actor = named.speaker and x.party = t.party) as guarded
            from (select distinct speaker, target from holding) named
            join speaks s on s.actor = named.speaker
            join speaks t on t.actor = named.target
            {(wanted ? "join (select * from unnest($2, $3) as p (holder, target)) wanted on wanted.holder = s.party and wanted.target = "
                + "t.party" : "")}
            where s.party <> t.party
        ), counting as (
            select w.holder, w.target, e.statement, {ObservationColumns.Of("e")}, e.confidence, e.shared
            from holding e
            join way w on w.speaker = e.speaker and w.named = e.target and e.day between w.first and w.last and (w.self or e.official)
            where not w.guarded
               or (not exists (select from speaks x where x.actor = e.target and x.party = w.holder and e.day between x.first_day
               and x.last_day)
                   and not exists (select from speaks x where x.actor = e.speaker and x.party = w.target and e.day between x.first_day
                   and x.last_day and (x.self or e.official)))
        ), once as (
            select {PairDayTable.Key}, confidence from counting where not shared
            union all
            select {PairDayTable.Key}, confidence from (select distinct on (holder, target, statement) * from counting where shared) several
        )
        select {PairDayTable.Key}, count(*), sum(confidence) from once group by {PairDayTable.Key}
        """;
}
