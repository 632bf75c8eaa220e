using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Statements;

/// <summary>
/// <c>GET /api/statements/duplicates</c>: pairs of statements that look like duplicates (<see cref="Likeness"/>), by when the later one was
/// recorded.
/// </summary>
internal static class ListDuplicates
{
    /// <summary>The path segment, which no statement may have as its id.</summary>
    public const string Segment = "duplicates";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet($"/statements/{Segment}", HandleAsync)
        .WithListMetadata<ListAnswer<DuplicateView>>(
            "List pairs of statements that look like duplicates, by when the later one was recorded.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only statements by this speaker, as named.")] IdParameter<ActorId>? speaker,
        [FromQuery, Description("Only where the one recorded later was made on or after this day.")] DayParameter? from,
        [FromQuery, Description("Only where the one recorded later was made on or before this day.")] DayParameter? to,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        ActorQueries actors,
        DuplicateQueries duplicates,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var filter = new DuplicateFilter(speaker?.Value, from?.Value, to?.Value);
        var max = limit?.Value;
        if (cursor is { Length: > 0 } && Key(cursor) is null) query.Fail<string>("cursor", cursor, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;
        if (await PairRoute.SurvivorAsync(filter.Speaker, "speaker", null, actors, cancel) is var (said, unknown) && unknown is not null)
            return unknown;
        filter = filter with { Speaker = said };

        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                var head = await ledger.HeadAsync(cancel);
                var (pairs, next) = await duplicates.NextAsync(after is null ? default : Key(after)!.Value, filter, count, cancel);
                return new Page<DuplicateView>(pairs, next is { } key ? Pack(key) : null, head.Value);
            },
            (page, next) => new ListAnswer<DuplicateView>(page.Items, next, page.Position));
    }

    private static Table<DuplicateView> Table { get; } = new(
        ("statement", d => d.Statement),
        ("other", d => d.Other),
        ("speaker", d => d.Speaker),
        ("targets", d => d.Targets),
        ("act", d => d.Act),
        ("otherAct", d => d.OtherAct),
        ("earliest", d => d.SaidOn.Earliest),
        ("latest", d => d.SaidOn.Latest),
        ("otherEarliest", d => d.OtherSaidOn.Earliest),
        ("otherLatest", d => d.OtherSaidOn.Latest),
        ("paraphrase", d => d.Paraphrase),
        ("otherParaphrase", d => d.OtherParaphrase),
        ("documents", d => d.Documents),
        ("otherDocuments", d => d.OtherDocuments),
        ("position", d => d.Position),
        ("version", d => d.Version),
        ("otherVersion", d => d.OtherVersion));

    private static string Pack(DuplicateKey key) =>
        Cursor.Pack(key.Later.ToString(CultureInfo.InvariantCulture), key.Earlier.ToString(CultureInfo.InvariantCulture));

    private static DuplicateKey? Key(string cursor) => Cursor.TryUnpack(cursor, 2, out var keys)
        && long.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out var later)
        && long.TryParse(keys[1], NumberStyles.None, CultureInfo.InvariantCulture, out var earlier)
        ? new DuplicateKey(later, earlier)
        : null;
}
