namespace StanceTracker.Projections.Pairs;

/// <summary>
/// The rule of <c>read.counting</c> for many pairs at once: all evidence that holds is read, and joined with the ways from who is named to who counts, which are few. Only a statement of several
/// targets can reach a pair twice, and only where who is named on one side speaks for the other side need the days of that be looked at; so neither is looked at for the rest.
/// </summary>
internal static class WholeSums
{
    /// <summary>To be set in its transaction: sums take memory.</summary>
    public const string Memory = "set local work_mem = '128MB'";

    /// <summary>
    /// A query for holder, target, first and last day, whether throughout, act, whether announced, statements and confidence, by what is known at
    /// the position <c>$1</c>.
    /// </summary>
    /// <param name="evidence">The schema of the evidence.</param>
    /// <param name="speaksFor">The schema of who speaks for whom.</param>
    /// <param name="wanted">Whether it is of the pairs of holders <c>$2</c> and targets <c>$3</c> alone, else of all.</param>
    public static string Select(string evidence, string speaksFor, bool wanted) =>
        $"""
        with speaks as materialized (
            select actor, party, first_day, last_day, self from {speaksFor}.speaks_for where known_from <= $1 and (known_to is null or known_to > $1)
        ), holding as materialized (
            select statement, speaker, target, capacity = 'official' as official, day, {ObservationColumns.Key}, confidence, count(*) over (partition by statement) > 1 as shared
            from {evidence}.evidence where known_from <= $1 and (known_to is null or known_to > $1)
        ), way as materialized (
            select named.speaker, named.target as named, s.party as holder, t.party as target, s.self, greatest(s.first_day, t.first_day) as first, least(s.last_day, t.last_day) as last,
                   exists (select from speaks x where x.actor = named.target and x.party = s.party)
                   or exists (select from speaks x where x.actor = named.speaker and x.party = t.party) as guarded
            from (select distinct speaker, target from holding) named
            join speaks s on s.actor = named.speaker
            join speaks t on t.actor = named.target
            {(wanted ? "join (select * from unnest($2, $3) as p (holder, target)) wanted on wanted.holder = s.party and wanted.target = t.party" : "")}
            where s.party <> t.party
        ), counting as (
            select w.holder, w.target, e.statement, {ObservationColumns.Of("e")}, e.confidence, e.shared
            from holding e
            join way w on w.speaker = e.speaker and w.named = e.target and e.day between w.first and w.last and (w.self or e.official)
            where not w.guarded
               or (not exists (select from speaks x where x.actor = e.target and x.party = w.holder and e.day between x.first_day and x.last_day)
                   and not exists (select from speaks x where x.actor = e.speaker and x.party = w.target and e.day between x.first_day and x.last_day and (x.self or e.official)))
        ), once as (
            select {PairDayTable.Key}, confidence from counting where not shared
            union all
            select {PairDayTable.Key}, confidence from (select distinct on (holder, target, statement) * from counting where shared) several
        )
        select {PairDayTable.Key}, count(*), sum(confidence) from once group by {PairDayTable.Key}
        """;
}
