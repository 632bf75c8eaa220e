using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Trails;

/// <summary>Another stream, some of whose events affected the entity.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Touches">Whether one of its events did.</param>
internal sealed record RelatedStream(StreamId Stream, Func<LedgerEvent, bool> Touches);

/// <summary>Reads the history of an actor, a document, a claim or a statement.</summary>
/// <param name="ledger">The events.</param>
/// <param name="json">How entities are serialized, which defines their fields.</param>
internal sealed class HistoryReader(LedgerReader ledger, IOptions<JsonOptions> json)
{
    /// <summary>
    /// Every event of a stream, and those of others that affected it, in order of position. The ETag is the stream's version, even if the
    /// entity is merged.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="own">The entity's own stream.</param>
    /// <param name="related">Finds the related streams from the entity's state; null if there are none.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext context, StreamId own, Func<StreamState, Task<IEnumerable<RelatedStream>>>? related = null)
    {
        var cancel = context.RequestAborted;
        var head = await ledger.HeadAsync(cancel);
        var (entries, state) = await ReadAsync(new RelatedStream(own, _ => true), head, cancel);
        if (entries.Count == 0) return Problems.NotFound(KebabEnum<StreamKind>.Format(own.Kind), own.Slug);
        var version = entries[^1].Version;
        foreach (var other in related is null ? [] : await related(state)) entries.AddRange((await ReadAsync(other, head, cancel)).Entries);

        context.Response.Headers.ETag = CommandEndpoint.ETag(version);
        var inOrder = entries.OrderBy(entry => entry.Position).ToArray();
        return await ListResult.AnswerAsync(
            context,
            new PageParameters(),
            TrailEntry.Table,
            (_, _) => Task.FromResult(new Page<TrailEntry>(inOrder, null, head.Value)),
            (page, next) => new ListAnswer<TrailEntry>(page.Items, next, page.Position));
    }

    private async Task<(List<TrailEntry> Entries, StreamState State)> ReadAsync(
        RelatedStream told, LedgerPosition head, CancellationToken cancel)
    {
        var entries = new List<TrailEntry>();
        var state = StreamState.Initial(told.Stream.Kind);
        JsonElement? before = null;
        await foreach (var entry in ledger.ReadAsync(new LedgerFilter(UpTo: head.Value, Stream: told.Stream.ToString()), cancel: cancel))
        {
            var body = entry.Typed().Body;
            state = StreamState.Evolve(state, entry.Version, body);
            var after = Shown(told.Stream, state);
            if (told.Touches(body)) entries.Add(TrailEntry.From(entry, FieldDiff.Between(before, after)));
            before = after;
        }

        return (entries, state);
    }

    /// <summary>The entity as its address shows it, without version and position, which every event changes.</summary>
    private JsonElement Shown(StreamId stream, StreamState state)
    {
        object view = state switch
        {
            ActorState actor => ActorView.From(actor, 0)!,
            DocumentState document => DocumentView.From(DocumentId.Parse(stream.Slug), document, 0)!,
            ClaimState claim => ClaimView.From(ClaimId.Parse(stream.Slug), claim, 0)!,
            StatementState statement => StatementView.From(StatementId.Parse(stream.Slug), statement, 0, 0)!,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state.GetType().Name, "Not a stream's state."),
        };
        var options = json.Value.SerializerOptions;
        var shown = JsonSerializer.SerializeToNode(view, options.GetTypeInfo(view.GetType()))!.AsObject();
        shown.Remove("version");
        shown.Remove("position");
        return JsonSerializer.SerializeToElement(shown, options.GetTypeInfo(shown.GetType()));
    }
}
