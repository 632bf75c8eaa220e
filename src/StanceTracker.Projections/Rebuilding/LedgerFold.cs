using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Folds the ledger from the beginning, chunk by chunk, with the same <see cref="ProjectionBatch"/> that appends use. It reads only the
/// ledger: the rows that hold before a chunk follow from the states before it. It keeps recently used streams, and the ties of all actors,
/// because any tie may affect any actor.
/// </summary>
/// <param name="keptStreams">The maximum number of streams to keep.</param>
internal sealed class LedgerFold(int keptStreams)
{
    private readonly StreamCache _streams = new(keptStreams);
    private SpeaksFor _speaksFor = SpeaksFor.None;

    /// <summary>The position folded up to.</summary>
    public long Position { get; private set; }

    /// <summary>The number of streams kept.</summary>
    public int Kept => _streams.Count;

    /// <summary>Moves to a position: clears its state and loads who speaks for whom at that position.</summary>
    public async Task AdvanceAsync(NpgsqlConnection connection, long position, CancellationToken cancel)
    {
        _streams.Clear();
        (_speaksFor, Position) = (SpeaksFor.None, position);
        if (position == 0) return;
        var actors = new List<StreamId>();
        await using (var command = new NpgsqlCommand("select id from ledger.mt_streams where id like 'actor-%'", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                if (StreamId.TryParse(reader.GetString(0), out var stream)) actors.Add(stream);
            }
        }

        var known = new Dictionary<StreamId, CachedStream>();
        foreach (var some in actors.Chunk(10_000)) await _streams.LoadAsync(connection, some, position, known, cancel);
        _speaksFor =
            SpeaksFor.Among(known.Select(actor => KeyValuePair.Create(ActorId.Parse(actor.Key.Slug), (ActorState)actor.Value.State)));
    }

    /// <summary>Folds the next page.</summary>
    public async Task<Chunk> FoldAsync(NpgsqlConnection connection, LedgerPage page, CancellationToken cancel)
    {
        var events = page.Events;
        var before = await LoadAsync(connection, events, cancel);
        var fold = new ProjectionBatch(_speaksFor, before.ToDictionary(known => known.Key, known => known.Value.State));
        foreach (var e in events) fold.Apply(e);

        var chunk = new Chunk(fold, before, page.UpTo);
        (_speaksFor, Position) = (fold.SpeaksFor, chunk.Last);
        foreach (var stream in fold.Touched.Keys) _streams.Add(stream, new CachedStream(fold.State(stream), chunk.FirstPosition(stream)));
        foreach (var (stream, snapshot) in before)
        {
            if (!fold.Touched.ContainsKey(stream)) _streams.Add(stream, snapshot);
        }

        return chunk;
    }

    /// <summary>The earlier streams that the events continue or depend on, as they are before the chunk.</summary>
    private async Task<Dictionary<StreamId, CachedStream>> LoadAsync(
        NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, CancellationToken cancel)
    {
        var begun = events.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var known = new Dictionary<StreamId, CachedStream>();
        var rated = events.Where(e => e.Body is DocumentRated or DocumentWithdrawn or DocumentReinstated && !begun.Contains(e.Stream))
            .Select(e => DocumentId.Parse(e.Stream.Slug));
        var streams = events.Select(e => e.Stream).Concat(await DocumentRatings.CitingAsync(connection, [.. rated.Distinct()], cancel));
        await _streams.LoadAsync(connection, streams.Where(stream => !begun.Contains(stream)), Position, known, cancel);
        var cited = known.Values.Select(snapshot => snapshot.State).OfType<StatementState>().SelectMany(
            statement => statement.Evidence.Values)
            .Concat(events.Select(e => e.Body).OfType<StatementRecorded>().Select(body => body.Evidence))
            .Concat(events.Select(e => e.Body).OfType<StatementCorroborated>().Select(body => body.Evidence))
            .Select(evidence => StreamId.From(evidence.Document));
        await _streams.LoadAsync(connection, [.. cited.Where(stream => !begun.Contains(stream)).Distinct()], Position, known, cancel);
        return known;
    }
}
