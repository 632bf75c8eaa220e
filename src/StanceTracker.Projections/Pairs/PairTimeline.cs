using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>What one event of the ledger changed about a pair.</summary>
/// <param name="Position">The event's position.</param>
/// <param name="Gone">The statements that do not count any more, or not as before.</param>
/// <param name="Come">The statements that count from now on, or otherwise than before.</param>
public sealed record PairChange(LedgerPosition Position, IReadOnlyList<StatementId> Gone, IReadOnlyList<CountingStatement> Come);

/// <summary>How the set of statements that count for a pair came about, event by event.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class PairTimeline(NpgsqlDataSource database)
{
    /// <summary>The changes up to a position, in order.</summary>
    public async Task<IReadOnlyList<PairChange>> ReadAsync(PairId pair, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var speakers = await SpokesmenAsync(pair, upTo, cancel);
        var changes = new SortedDictionary<long, (List<StatementId> Gone, List<CountingStatement> Come)>();
        await foreach (var statement in StatementsAsync(pair, upTo, cancel)) Take(statement, pair, speakers, upTo, changes);
        return [.. changes.Select(change => new PairChange(new LedgerPosition(change.Key), change.Value.Gone, change.Value.Come))];
    }

    /// <summary>Walks one statement through the positions at which any row that bears on it begins or ends to hold.</summary>
    private static void Take(
        IReadOnlyList<EvidenceSpan> rows,
        PairId pair,
        ILookup<string, SpokesmanSpan> speakers,
        LedgerPosition upTo,
        SortedDictionary<long, (List<StatementId> Gone, List<CountingStatement> Come)> changes)
    {
        var bearing = rows.SelectMany(row => speakers[row.Speaker].Concat(speakers[row.Target])).Select(row => row.Known).Concat(rows.Select(row => row.Known)).ToArray();
        var positions = bearing.SelectMany(known => new[] { known.From, known.To }).Where(position => position <= upTo.Value).Distinct().Order();
        CountingStatement? before = null;
        foreach (var position in positions)
        {
            var now = rows.Where(row => row.Known.Holds(position) && Counts(row, pair, speakers, position)).Select(row => (CountingStatement?)row.Counting).FirstOrDefault();
            if (now == before) continue;
            if (!changes.TryGetValue(position, out var change)) changes[position] = change = ([], []);
            if (before is { } gone) change.Gone.Add(gone.Statement);
            if (now is { } come) change.Come.Add(come);
            before = now;
        }
    }

    private static bool Counts(EvidenceSpan row, PairId pair, ILookup<string, SpokesmanSpan> speakers, long position)
    {
        var day = row.Counting.Observation.Day;
        return Speaks(row.Speaker, pair.Holder, row.Official) && Speaks(row.Target, pair.Target, official: true)
            && !Speaks(row.Target, pair.Holder, official: true) && !Speaks(row.Speaker, pair.Target, row.Official);

        bool Speaks(string actor, ActorId party, bool official) =>
            speakers[actor].Any(s => s.Party == party.Value && (official || s.Self) && s.Days.Holds(day) && s.Known.Holds(position));
    }

    private async Task<ILookup<string, SpokesmanSpan>> SpokesmenAsync(PairId pair, LedgerPosition upTo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select actor, party, first_day, last_day, self, known_from, known_to from read.speaks_for where party = any($1) and known_from <= $2");
        command.Parameters.Add(Parameters.Of(new[] { pair.Holder.Value, pair.Target.Value }));
        command.Parameters.Add(Parameters.Of(upTo.Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var spans = new List<SpokesmanSpan>();
        while (await reader.ReadAsync(cancel))
        {
            var days = new DaySpan(reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
            spans.Add(new SpokesmanSpan(reader.GetString(0), reader.GetString(1), days, reader.GetBoolean(4), Known.Read(reader, 5)));
        }

        return spans.ToLookup(span => span.Actor);
    }

    /// <summary>The rows of each statement that may ever have counted for the pair.</summary>
    private async IAsyncEnumerable<IReadOnlyList<EvidenceSpan>> StatementsAsync(
        PairId pair, LedgerPosition upTo, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select e.statement, e.speaker, e.target, e.capacity, e.day, e.act, e.confidence, e.known_from, e.known_to
            from read.evidence e
            where e.speaker in (select actor from read.speaks_for where party = $1)
              and e.target in (select actor from read.speaks_for where party = $2)
              and e.known_from <= $3
            order by e.statement, e.known_from
            """);
        command.Parameters.Add(Parameters.Of(pair.Holder.Value));
        command.Parameters.Add(Parameters.Of(pair.Target.Value));
        command.Parameters.Add(Parameters.Of(upTo.Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<EvidenceSpan>();
        while (await reader.ReadAsync(cancel))
        {
            var counting = new CountingStatement(
                StatementId.Of(reader.GetString(0)), new Observation(reader.GetFieldValue<DateOnly>(4), ActCode.Of(reader.GetString(5)), reader.GetDouble(6)));
            if (rows.Count > 0 && rows[0].Counting.Statement != counting.Statement)
            {
                yield return rows;
                rows = [];
            }

            rows.Add(new EvidenceSpan(counting, reader.GetString(1), reader.GetString(2), reader.GetString(3) == Names<Capacity>.Of(Capacity.Official), Known.Read(reader, 7)));
        }

        if (rows.Count > 0) yield return rows;
    }

    private sealed record SpokesmanSpan(string Actor, string Party, DaySpan Days, bool Self, Known Known);

    private sealed record EvidenceSpan(CountingStatement Counting, string Speaker, string Target, bool Official, Known Known);

    /// <summary>The half-open positions at which a row holds.</summary>
    private readonly record struct Known(long From, long To)
    {
        public bool Holds(long position) => From <= position && position < To;

        public static Known Read(NpgsqlDataReader reader, int column) =>
            new(reader.GetInt64(column), reader.IsDBNull(column + 1) ? long.MaxValue : reader.GetInt64(column + 1));
    }
}
