using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>Which pairs to list, by the statement recorded later; null means any.</summary>
/// <param name="Speaker">By this actor, under its own id or one merged into it.</param>
/// <param name="From">On or after this day.</param>
/// <param name="To">On or before this day.</param>
public sealed record DuplicateFilter(ActorId? Speaker = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Finds statements that resemble others (<see cref="Likeness"/>), as they are now.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Folds their streams.</param>
/// <param name="actors">Finds the ids of an actor.</param>
public sealed class DuplicateQueries(NpgsqlDataSource database, LedgerReader ledger, ActorQueries actors)
{
    /// <summary>The maximum number of similar statements listed for one.</summary>
    public const int MaxListed = 20;

    /// <summary>A page scans at most this many batches of this many statements, and may be short.</summary>
    private const int MaxBatches = 20, BatchSize = 250;

    /// <summary>
    /// For each of the statements recorded at these positions, the similar ones recorded before it, in order of recording; if there are
    /// more than <see cref="MaxListed"/>, those of the earliest days. Everything recorded before is visible: positions follow the order of
    /// commits.
    /// </summary>
    public async Task<ILookup<LedgerPosition, StatementId>> BeforeAsync(
        IReadOnlyCollection<LedgerPosition> recorded, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select s.position, (select o.statement from read.statement o where o.position = a.other)
            from unnest($1) as s (position)
            cross join lateral (select a.other from read.alike(s.position, $2) a order by a.other limit $2) a
            """);
        command.Parameters.Add(Parameters.Create(recorded.Select(position => position.Value).ToArray()));
        command.Parameters.Add(Parameters.Create((long)MaxListed));
        var found = await command.ListAsync(
            row => (Recorded: new LedgerPosition(row.GetInt64(0)), Other: StatementId.Parse(row.GetString(1))), cancel);
        return found.ToLookup(pair => pair.Recorded, pair => pair.Other);
    }

    /// <summary>
    /// The recorded statements similar to one that is not recorded as it stands here, in order of recording; at most
    /// <see cref="MaxListed"/>.
    /// </summary>
    /// <param name="id">Its id: it is not similar to itself.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<StatementId>> LikeAsync(
        StatementId id, StatementState statement, CancellationToken cancel = default)
    {
        var traits = Likeness.Traits(statement);
        if (traits.Count == 0) return [];
        await using var command = database.CreateCommand(
            """
            select s.statement
            from read.statement s
            where s.position = any(array(
                select l.position from read.likeness l
                where l.speaker = any(array(
                        select n.actor from read.speaks_for a join read.speaks_for n on n.party = a.party
                        where a.actor = $1 and a.self and a.known_to is null and n.self and n.known_to is null))
                    and l.target = any(array(
                        select n.actor from read.speaks_for a join read.speaks_for n on n.party = a.party
                        where a.actor = any($2) and a.self and a.known_to is null and n.self and n.known_to is null))
                    and l.root = $3 and l.earliest <= $5 + 1 and l.latest >= $4 - 1))
              and s.statement <> $6
            order by s.position
            limit $7
            """);
        command.Parameters.Add(Parameters.Create(traits[0].Speaker.Value));
        command.Parameters.Add(Parameters.Create(traits.Select(trait => trait.Target.Value).ToArray()));
        command.Parameters.Add(Parameters.Create(traits[0].Root.Value));
        command.Parameters.Add(Parameters.Create(statement.Content!.SaidOn.Earliest));
        command.Parameters.Add(Parameters.Create(statement.Content.SaidOn.Latest));
        command.Parameters.Add(Parameters.Create(id.Value));
        command.Parameters.Add(Parameters.Create((long)MaxListed));
        return await command.ListAsync(row => StatementId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>
    /// The next pairs, in order of the recording of the later statement, and where the next page starts; null if there are no more. A page
    /// may be short.
    /// </summary>
    /// <param name="after">Start after this pair; the default starts at the beginning.</param>
    /// <param name="filter">Which to list.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<(IReadOnlyList<DuplicateView> Pairs, DuplicateKey? Next)> NextAsync(
        DuplicateKey after, DuplicateFilter filter, int max, CancellationToken cancel = default)
    {
        var names = filter.Speaker is { } speaker ? await actors.NamesOfAsync(speaker, cancel) : null;
        var found = new List<DuplicateKey>();
        DuplicateKey? next = after;
        for (var batch = 0; batch < MaxBatches && next is { } start && found.Count <= max; batch++)
        {
            var statements = await StatementsAsync(start.Later, names, cancel);
            found.AddRange(
                await PairsAsync(
                    [.. statements.Where(s => (filter.From ?? s.Day) <= s.Day && s.Day <= (filter.To ?? s.Day)).Select(s => s.Position)],
                    start,
                    max + 1 - found.Count,
                    cancel));
            next = statements.Count == BatchSize ? DuplicateKey.EndOf(statements[^1].Position) : null;
        }

        if (found.Count > max) next = found[max - 1];
        return (await ShowAsync([.. found.Take(max)], cancel), next);
    }

    /// <summary>The next statements, starting at a position.</summary>
    private async Task<IReadOnlyList<(long Position, DateOnly Day)>> StatementsAsync(
        long from, IReadOnlyList<ActorId>? speakers, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select position, day from read.statement where position >= $1 and ($2 is null or terms && $2) order by position limit "
                + $"{BatchSize}");
        command.Parameters.Add(Parameters.Create(from));
        command.Parameters.Add(
            Parameters.Nullable(
                speakers?.Select(speaker => SearchTerm.Speaker(speaker.Value)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text));
        return await command.ListAsync(row => (row.GetInt64(0), row.GetFieldValue<DateOnly>(1)), cancel);
    }

    private async Task<IReadOnlyList<DuplicateKey>> PairsAsync(
        IReadOnlyCollection<long> statements, DuplicateKey after, int max, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select s.position, a.other
            from unnest($1) as s (position) cross join lateral read.alike(s.position, null) a
            where (s.position, a.other) > ($2, $3)
            order by s.position, a.other
            limit $4
            """);
        command.Parameters.Add(Parameters.Create(statements.ToArray()));
        command.Parameters.Add(Parameters.Create(after.Later));
        command.Parameters.Add(Parameters.Create(after.Earlier));
        command.Parameters.Add(Parameters.Create((long)max));
        return await command.ListAsync(row => new DuplicateKey(row.GetInt64(0), row.GetInt64(1)), cancel);
    }

    /// <summary>The views of pairs. A pair that has been corrected since it was found, and is no longer similar, is left out.</summary>
    private async Task<IReadOnlyList<DuplicateView>> ShowAsync(IReadOnlyCollection<DuplicateKey> pairs, CancellationToken cancel)
    {
        var ids = await IdsAsync([.. pairs.SelectMany(pair => new[] { pair.Later, pair.Earlier }).Distinct()], cancel);
        var states = await ledger.FoldAsync([.. ids.Values.Select(StreamId.From)], upTo: null, cancel);
        var people = states.Values
            .Select(s => ((StatementState)s.State).Content!)
            .SelectMany(content => content.Targets.Prepend(content.Speaker))
            .Distinct()
            .ToArray();
        var known = await actors.ResolveAsync(people, knownAt: null, cancel);
        return [.. pairs.Select(Show).OfType<DuplicateView>()];

        DuplicateView? Show(DuplicateKey pair)
        {
            var (id, otherId) = (ids[pair.Later], ids[pair.Earlier]);
            var ((one, version), (other, otherVersion)) = (states[StreamId.From(id)], states[StreamId.From(otherId)]);
            var (a, b) = ((StatementState)one, (StatementState)other);
            var shared = Likeness.SharedTargets(a, b, actor => known[actor].Survivor);
            if (shared.Count == 0) return null;
            var (content, otherContent) = (a.Content!, b.Content!);
            return new DuplicateView(
                id,
                otherId,
                known[content.Speaker].Survivor,
                shared,
                content.Act.Code,
                otherContent.Act.Code,
                content.SaidOn,
                otherContent.SaidOn,
                content.Paraphrase,
                otherContent.Paraphrase,
                [.. a.StandingEvidence.Select(evidence => evidence.Document).Distinct()],
                [.. b.StandingEvidence.Select(evidence => evidence.Document).Distinct()],
                pair.Later,
                version,
                otherVersion);
        }
    }

    private async Task<Dictionary<long, StatementId>> IdsAsync(long[] positions, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select position, statement from read.statement where position = any($1)");
        command.Parameters.Add(Parameters.Create(positions));
        return (await command.ListAsync(row => (row.GetInt64(0), StatementId.Parse(row.GetString(1))), cancel)).ToDictionary();
    }
}
