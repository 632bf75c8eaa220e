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
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        ActorQueries actors,
        DuplicateQueries duplicates,
        CancellationToken cancel)
    {
        var filter = new DuplicateFilter(speaker?.Value, from?.Value, to?.Value);
        if (page.ProblemOf(keys => Key(keys) is not null) is { } problem) return problem;
        if (!(await PairRoute.SurvivorAsync(filter.Speaker, "speaker", null, actors, cancel)).TryGet(out var said, out var answer))
            return answer;
        filter = filter with { Speaker = said };

        return await ListResult.AnswerAsync(
            context,
            page,
            Table,
            async (keys, count) =>
            {
                var head = await ledger.HeadAsync(cancel);
                var (pairs, next) = await duplicates.NextAsync(keys is null ? default : Key(keys)!.Value, filter, count, cancel);
                return new Page<DuplicateView>(pairs, next is { } key ? Keys(key) : null, head.Value);
            },
            (part, next) => new ListAnswer<DuplicateView>(part.Items, next, part.Position));
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

    private static string[] Keys(DuplicateKey key) =>
        [key.Later.ToString(CultureInfo.InvariantCulture), key.Earlier.ToString(CultureInfo.InvariantCulture)];

    private static DuplicateKey? Key(string[] keys) => keys is [var one, var other]
        && long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var later)
        && long.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var earlier)
        ? new DuplicateKey(later, earlier)
        : null;
}
