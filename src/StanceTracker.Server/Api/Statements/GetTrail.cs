using System.Text.Json;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Statements;

/// <summary>An event in the trail of a statement.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream: the statement's own, or that of a document it rests on.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="Type">Its type.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Reason">Why, where the event gives a reason.</param>
/// <param name="Data">Its body.</param>
internal sealed record TrailEntry(
    long Position, string Stream, long Version, string Type, DateTimeOffset RecordedAt, string RecordedBy, string? Reason, JsonElement Data)
{
    /// <summary>How an entry is written as CSV.</summary>
    public static Table<TrailEntry> Table { get; } = new(
        ("position", e => e.Position),
        ("stream", e => e.Stream),
        ("version", e => e.Version),
        ("type", e => e.Type),
        ("recordedAt", e => e.RecordedAt),
        ("recordedBy", e => e.RecordedBy),
        ("reason", e => e.Reason),
        ("data", e => e.Data.GetRawText()));

    /// <summary>Shows an event.</summary>
    public static TrailEntry Of(LedgerEntry entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var reason = data.RootElement.TryGetProperty("reason", out var given) ? given.GetString() : null;
        return new TrailEntry(entry.Position, entry.Stream, entry.Version, entry.Type, entry.RecordedAt, entry.RecordedBy, reason, data.RootElement.Clone());
    }
}

/// <summary><c>GET /api/statements/{id}/trail</c>: every event that touched a statement: its own, and those by which a document that it rests on was registered, rated, withdrawn or reinstated.</summary>
internal static class GetTrail
{
    public static async Task<IResult> HandleAsync(HttpContext context, string id, LedgerReader ledger, CancellationToken cancel)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var statement = StreamId.Of(StatementId.Of(id));
        var head = await ledger.HeadAsync(cancel);
        var own = await ledger.ReadAsync(new LedgerFilter(UpTo: head.Value, Stream: statement.ToString()), cancel: cancel).ToListAsync(cancel);
        if (own.Count == 0) return Problems.NotFound("statement", id);

        var state = own.Select(entry => entry.Typed()).Aggregate(StatementState.Initial, (s, e) => Statement.Evolve(s, e.Version, e.Body));
        var trail = new List<LedgerEntry>(own);
        foreach (var document in state.Evidence.Values.Select(evidence => evidence.Document).Distinct())
        {
            var events = ledger.ReadAsync(new LedgerFilter(UpTo: head.Value, Stream: StreamId.Of(document).ToString()), cancel: cancel);
            trail.AddRange(await events.Where(entry => entry.Typed().Body is not DocumentCorrected).ToListAsync(cancel));
        }

        var entries = trail.OrderBy(entry => entry.Position).Select(TrailEntry.Of).ToArray();
        return await Listing.AnswerAsync(
            context,
            limit: null,
            cursor: null,
            TrailEntry.Table,
            (_, _) => Task.FromResult(new Page<TrailEntry>(entries, null, head.Value)),
            (page, next) => new ListAnswer<TrailEntry>(page.Items, next, page.Position));
    }
}
