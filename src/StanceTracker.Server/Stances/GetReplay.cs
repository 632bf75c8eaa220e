using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>The clock along which a pair is replayed.</summary>
internal enum ReplayOrder
{
    /// <summary>As it became known: event by event.</summary>
    Known,

    /// <summary>As it was said: statement by statement, each on its day.</summary>
    Said,
}

/// <summary><c>GET /api/stances/{holder}/{target}/replay</c>: how a stance came about.</summary>
internal static class GetReplay
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances/{holder}/{target}/replay", HandleAsync)
        .WithSummary("Replay how a pair's stance came about, by event or by statement, as NDJSON or server-sent events.")
        .Produces<ReplayLine>(200, Formats.Ndjson, Formats.EventStream, Formats.Csv)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The actor whose stance it is.")] string holder,
        [Description("The actor it is toward.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("`known` (default): a line per ledger event that changed the pair, with the stance at asOf before and "
            + "after. `said`: a line per statement, on its own day.")]
        NameParameter<ReplayOrder>? order,
        [FromHeader(Name = "Last-Event-ID"), Description("Resume after the line with this id: a position, or `day.position` with "
            + "order=said.")]
        string? lastEventId,
        KnownAt knownAt,
        AsOf asOf,
        ActorQueries actors,
        LedgerReader ledger,
        Replay replay,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        var ordering = order?.Value ?? ReplayOrder.Known;
        var after = ReplayId.Read(lastEventId, ordering);
        if (lastEventId is { Length: > 0 } && after is null)
            return Problems.Problem(
                Problems.InvalidHeader, $"Last-Event-ID '{lastEventId}' is not a line id of this replay.", "Last-Event-ID");
        if (!(await PairRoute.ReadAsync(context, holder, target, question.KnownAt, actors)).TryGet(out var pair, out var elsewhere))
            return elsewhere;

        var position = question.KnownAt ?? await ledger.HeadAsync(cancel);
        var lines = ordering == ReplayOrder.Known
            ? await replay.KnownAsync(pair, position, question, cancel)
            : await replay.SaidAsync(pair, position, question, cancel);
        var rest = lines.Where(line => after is not { } last || ReplayId.From(line, ordering).CompareTo(last) > 0).ToArray();
        question.Name(context, position);
        switch (Formats.Negotiate(context, Format.Ndjson, Format.EventStream, Format.Csv))
        {
            case Format.Csv: return ListResult.Csv(Table, rest.ToAsyncEnumerable());
            case Format.EventStream when rest.Length == 0 && after is not null:
                // A browser's EventSource reconnects after the end; 204 stops it.
                return TypedResults.NoContent();
            case Format.EventStream: return TypedResults.ServerSentEvents(Events(rest, ordering, cancel));
            default: return ListResult.Ndjson(rest.ToAsyncEnumerable());
        }
    }

    private static Table<ReplayLine> Table { get; } = Table<ReplayLine>.OfProperties();

    private static async IAsyncEnumerable<SseItem<ReplayLine>> Events(
        IReadOnlyList<ReplayLine> lines, ReplayOrder order, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            yield return new SseItem<ReplayLine>(line) { EventId = ReplayId.From(line, order).ToString() };
        }

        await Task.CompletedTask;
    }
}

/// <summary>The id of a line of a replay: a position, or <c>day.position</c>. Sorts like the lines.</summary>
internal readonly record struct ReplayId(DateOnly? Day, long Position) : IComparable<ReplayId>
{
    public static ReplayId From(ReplayLine line, ReplayOrder order) => new(order == ReplayOrder.Said ? line.Day : null, line.Position);

    /// <summary>Reads an id; null if it is not one of this order.</summary>
    public static ReplayId? Read(string? text, ReplayOrder order)
    {
        if (text is null) return null;
        DateOnly? day = null;
        if (order == ReplayOrder.Said)
        {
            if (text.Length < 12 || text[10] != '.' || !Domain.Day.TryParse(text[..10], out var parsed)) return null;
            (day, text) = (parsed, text[11..]);
        }

        return long.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var position) ? new ReplayId(day, position) : null;
    }

    public int CompareTo(ReplayId other) =>
        Nullable.Compare(Day, other.Day) is var byDay and not 0 ? byDay : Position.CompareTo(other.Position);

    public override string ToString() => Day is { } day ? $"{Domain.Day.Format(day)}.{Position}" : $"{Position}";
}

/// <summary>Computes replays.</summary>
/// <param name="timeline">The changes of a pair, event by event.</param>
/// <param name="pairs">The statements that count.</param>
/// <param name="statements">When they were recorded.</param>
/// <param name="ledger">The events themselves.</param>
internal sealed class Replay(PairTimeline timeline, PairQueries pairs, StatementQueries statements, LedgerReader ledger)
{
    /// <summary>
    /// A line per event that changed the pair, with its stance at asOf before and after. Statements that begin after asOf do not
    /// count and have no line.
    /// </summary>
    public async Task<IReadOnlyList<ReplayLine>> KnownAsync(
        PairId pair, LedgerPosition upTo, StanceQuery question, CancellationToken cancel)
    {
        var changes = await timeline.ReadAsync(pair, upTo, cancel);
        var events = await ledger.HeadersAsync([.. changes.Select(change => change.Position)], cancel);
        var running = new IncrementalStance<StatementId>(question.Settings, question.AsOf);
        var days = new Dictionary<StatementId, DateOnly>();
        var lines = new List<ReplayLine>(changes.Count);
        var before = running.Estimate();
        foreach (var change in changes)
        {
            var changed = false;
            foreach (var gone in change.Removed) changed |= running.Remove(gone);
            foreach (var come in change.Added.Where(come => come.Observation.Span.First <= question.AsOf))
            {
                changed = true;
                running.Put(come.Statement, come.Observation);
                days[come.Statement] = come.Observation.Day;
            }

            if (!changed) continue;
            var after = running.Estimate();
            var (_, stream, type, _, _) = events[change.Position];
            StatementId? statement = stream.Kind == StreamKind.Statement ? StatementId.Parse(stream.Slug) : null;
            lines.Add(
                new ReplayLine(
                    change.Position.Value,
                    statement is { } s ? days[s] : null,
                    type,
                    statement,
                    before.Stance,
                    after.Stance,
                    before.Label,
                    after.Label));
            before = after;
        }

        return lines;
    }

    /// <summary>
    /// A line per statement that counts by asOf, on its own day but not after asOf, with the stance of that day without and with
    /// it. Statements of one day follow one another. A statement of a later day that has begun counts on both sides, so that the
    /// last line of a day has the stance of that day.
    /// </summary>
    public async Task<IReadOnlyList<ReplayLine>> SaidAsync(PairId pair, LedgerPosition upTo, StanceQuery question, CancellationToken cancel)
    {
        var (_, counting) = await pairs.CountingAsync(pair, upTo, cancel);
        var positions = await statements.PositionsAsync([.. counting.Select(c => c.Statement)], cancel);
        var carried = new StanceTimeline(question.Settings);
        var coming = counting
            .Where(c => c.Observation.Span.First <= question.AsOf)
            .Select(
                c =>
                    (Day: c.Observation.Day < question.AsOf ? c.Observation.Day : question.AsOf, Position: positions[c.Statement], Said: c))
            .OrderBy(c => c.Day).ThenBy(c => c.Position.Value)
            .ToArray();
        var ahead = coming.Where(c => c.Said.Observation.Span.First < c.Day).ToArray();
        var lines = new List<ReplayLine>(coming.Length);
        foreach (var day in coming.GroupBy(c => c.Day))
        {
            var begun = ahead
                .Where(c => c.Day > day.Key && c.Said.Observation.Span.First <= day.Key)
                .Select(c => c.Said.Observation)
                .ToArray();
            foreach (var (_, position, said) in day)
            {
                var before = carried.At(day.Key, begun);
                carried.Add(said.Observation);
                var after = carried.At(day.Key, begun);
                lines.Add(
                    new ReplayLine(
                        position.Value,
                        day.Key,
                        "statement_recorded",
                        said.Statement,
                        before.Stance,
                        after.Stance,
                        before.Label,
                        after.Label));
            }
        }

        return lines;
    }
}
