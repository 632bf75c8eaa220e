using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>Which pairs to list, by the one recorded later; null is any.</summary>
/// <param name="Speaker">Said by this actor, under its own id or one that was merged into it.</param>
/// <param name="From">Not before this day.</param>
/// <param name="To">Not after this day.</param>
public sealed record DuplicateFilter(ActorId? Speaker = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Finds statements that look like others (<see cref="Likeness"/>), as they stand now.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Their streams.</param>
/// <param name="actors">The names that an actor goes by.</param>
public sealed class DuplicateQueries(NpgsqlDataSource database, LedgerReader ledger, ActorQueries actors)
{
    /// <summary>How many statements are named, at most, that one looks like.</summary>
    public const int MaxListed = 20;

    /// <summary>A part of the list looks at no more statements than this many times so many, and may be short.</summary>
    private const int MaxScans = 20, StatementsAtOnce = 250;

    /// <summary>
    /// For each of the statements that were recorded at these positions, those recorded before it that it looks like, in the order of their recording; where there are more than
    /// <see cref="MaxListed"/>, so many of the earliest days. What was recorded before is there: positions are given in the order of commits.
    /// </summary>
    public async Task<ILookup<LedgerPosition, StatementId>> BeforeAsync(IReadOnlyCollection<LedgerPosition> recorded, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select s.position, (select o.statement from read.statement o where o.position = a.other)
            from unnest($1) as s (position)
            cross join lateral (select a.other from read.alike(s.position, $2) a order by a.other limit $2) a
            """);
        command.Parameters.Add(Parameters.Create(recorded.Select(position => position.Value).ToArray()));
        command.Parameters.Add(Parameters.Create((long)MaxListed));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(LedgerPosition Recorded, StatementId Other)>();
        while (await reader.ReadAsync(cancel)) found.Add((new LedgerPosition(reader.GetInt64(0)), StatementId.Parse(reader.GetString(1))));
        return found.ToLookup(pair => pair.Recorded, pair => pair.Other);
    }

    /// <summary>The next pairs, in order of the recording of the later one, and what to go on behind; null if there are no more. There may be more though there are few.</summary>
    /// <param name="after">What to go on behind; the default begins.</param>
    /// <param name="filter">Which.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(IReadOnlyList<DuplicateView> Pairs, DuplicateKey? Next)> NextAsync(DuplicateKey after, DuplicateFilter filter, int max, CancellationToken cancel = default)
    {
        var names = filter.Speaker is { } speaker ? await actors.NamesOfAsync(speaker, cancel) : null;
        var found = new List<DuplicateKey>();
        DuplicateKey? next = after;
        for (var look = 0; look < MaxScans && next is { } place && found.Count <= max; look++)
        {
            var statements = await StatementsAsync(place.Later, names, cancel);
            found.AddRange(await PairsAsync([.. statements.Where(s => (filter.From ?? s.Day) <= s.Day && s.Day <= (filter.To ?? s.Day)).Select(s => s.Position)], place, max + 1 - found.Count, cancel));
            next = statements.Count == StatementsAtOnce ? DuplicateKey.IsAfter(statements[^1].Position) : null;
        }

        if (found.Count > max) next = found[max - 1];
        return (await ShowAsync([.. found.Take(max)], cancel), next);
    }

    /// <summary>The next statements from a position on.</summary>
    private async Task<IReadOnlyList<(long Position, DateOnly Day)>> StatementsAsync(long from, IReadOnlyList<ActorId>? speakers, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select position, day from read.statement where position >= $1 and ($2 is null or terms && $2) order by position limit {StatementsAtOnce}");
        command.Parameters.Add(Parameters.Create(from));
        command.Parameters.Add(Parameters.Nullable(speakers?.Select(speaker => SearchTerm.Speaker(speaker.Value)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var statements = new List<(long, DateOnly)>();
        while (await reader.ReadAsync(cancel)) statements.Add((reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)));
        return statements;
    }

    private async Task<IReadOnlyList<DuplicateKey>> PairsAsync(IReadOnlyCollection<long> statements, DuplicateKey after, int max, CancellationToken cancel)
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
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var pairs = new List<DuplicateKey>();
        while (await reader.ReadAsync(cancel)) pairs.Add(new DuplicateKey(reader.GetInt64(0), reader.GetInt64(1)));
        return pairs;
    }

    /// <summary>The pairs as they stand. What was put right since they were found, so that they are none any more, is left out.</summary>
    private async Task<IReadOnlyList<DuplicateView>> ShowAsync(IReadOnlyCollection<DuplicateKey> pairs, CancellationToken cancel)
    {
        var ids = await IdsAsync([.. pairs.SelectMany(pair => new[] { pair.Later, pair.Earlier }).Distinct()], cancel);
        var states = await ledger.FoldAsync([.. ids.Values.Select(StreamId.From)], upTo: null, cancel);
        var people = states.Values.Select(s => ((StatementState)s.State).Content!).SelectMany(content => content.Targets.Prepend(content.Speaker)).Distinct().ToArray();
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
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new Dictionary<long, StatementId>(positions.Length);
        while (await reader.ReadAsync(cancel)) ids.Add(reader.GetInt64(0), StatementId.Parse(reader.GetString(1)));
        return ids;
    }
}
