using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Actors;

/// <summary>The meaning of some actors' ids at each position: an actor merged by then means its survivor.</summary>
public sealed class Survivors
{
    private readonly ILookup<ActorId, (ActorId Survivor, TransactionTimeRange Known)> _spans;

    private Survivors(ILookup<ActorId, (ActorId Survivor, TransactionTimeRange Known)> spans) => _spans = spans;

    /// <summary>The actor that an id means at a position; itself if it was not introduced by then.</summary>
    public ActorId At(ActorId actor, LedgerPosition position)
    {
        foreach (var (survivor, known) in _spans[actor])
        {
            if (known.Contains(position)) return survivor;
        }

        return actor;
    }

    /// <summary>The actors that an id means at any position after one, up to another.</summary>
    internal IEnumerable<ActorId> Within(ActorId actor, LedgerPosition after, LedgerPosition upTo) =>
        _spans[actor].Where(span => span.Known.Overlaps(after, upTo)).Select(span => span.Survivor).Append(actor).Distinct();

    internal static async Task<Survivors> ReadAsync(NpgsqlDataSource database, IEnumerable<ActorId> actors, CancellationToken cancel)
    {
        await using var command =
            database.CreateCommand("select actor, party, known_from, known_to from read.speaks_for where actor = any($1) and self");
        command.Parameters.Add(Parameters.Create(actors.Select(actor => actor.Value).Distinct().ToArray()));
        var spans = await command.ListAsync(
            row => (
                Actor: ActorId.Parse(row.GetString(0)),
                Survivor: ActorId.Parse(row.GetString(1)),
                Known: TransactionTimeRange.Read(row, 2)),
            cancel);
        return new Survivors(spans.ToLookup(span => span.Actor, span => (span.Survivor, span.Known)));
    }
}
