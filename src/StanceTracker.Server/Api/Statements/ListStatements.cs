using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Api.Stances;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Statements;

/// <summary><c>GET /api/statements</c>: statements in the order of their recording.</summary>
internal static class ListStatements
{
    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only what this actor said, as named.")] string? speaker,
        [FromQuery, Description("Only what is toward this actor, as named; inferred targets count.")] string? target,
        [FromQuery, Description("Only what counts for this pair now, at whatever level: `iran,taliban`.")] string? pair,
        [FromQuery, Description("Only this CAMEO code and the kinds of it.")] string? act,
        [FromQuery(Name = "context"), Description("Only this PLOVER context.")] string? ploverContext,
        [FromQuery, Description("Only what rests on this document.")] string? document,
        [FromQuery, Description("Only what takes a position on this claim.")] string? claim,
        [FromQuery, Description("Only from this day on.")] string? from,
        [FromQuery, Description("Only up to this day.")] string? to,
        [FromQuery, Description("Only with these words in paraphrase or quote; \"phrases\", or, and -not are understood.")] string? q,
        [FromQuery, Description("How many rows at most: 1 to 1000. Default: 100; CSV and NDJSON give all.")] string? limit,
        [FromQuery, Description("Where to go on: take the address in `next` as it is.")] string? cursor,
        LedgerReader ledger,
        ActorQueries actors,
        StatementQueries statements,
        CancellationToken cancel)
    {
        var input = new Input();
        var filter = new StatementFilter(
            input.Id<ActorId>("speaker", speaker),
            input.Id<ActorId>("target", target),
            PairAddress.Parameter(input, pair),
            Act(input, act),
            ploverContext is { Length: > 0 } && !PloverContexts.Contains(ploverContext) ? input.Wrong<string>("context", ploverContext, "a PLOVER context") : Input.Given(ploverContext),
            input.Id<DocumentId>("document", document),
            input.Id<ClaimId>("claim", claim),
            input.Day("from", from),
            input.Day("to", to),
            input.Text("q", q));
        var most = (int?)input.Number("limit", limit, 1, Listing.MostAtOnce);
        if (cursor is { Length: > 0 } && (!Cursor.TryUnpack(cursor, 1, out var keys) || !long.TryParse(keys[0], out _)))
            input.Wrong<string>("cursor", cursor, "the cursor of an earlier answer");
        if (input.Problem is { } problem) return problem;

        if (await PairAddress.SurvivorAsync(filter.Speaker, "speaker", null, actors, cancel) is var (said, noSpeaker) && noSpeaker is not null) return noSpeaker;
        if (await PairAddress.SurvivorAsync(filter.Target, "target", null, actors, cancel) is var (meant, noTarget) && noTarget is not null) return noTarget;
        if (await PairAddress.SurvivorAsync(filter.Pair?.Holder, "pair", null, actors, cancel) is var (h, noHolder) && noHolder is not null) return noHolder;
        if (await PairAddress.SurvivorAsync(filter.Pair?.Target, "pair", null, actors, cancel) is var (t, noOther) && noOther is not null) return noOther;
        if (filter.Pair is not null && h == t) return Problems.Problem(Problems.SameActor, $"'{filter.Pair?.Holder}' and '{filter.Pair?.Target}' are one actor.", "pair");
        filter = filter with { Speaker = said, Target = meant, Pair = h is { } holder && t is { } other ? new PairId(holder, other) : null };

        return await Listing.AnswerAsync(
            context,
            most,
            Input.Given(cursor),
            Table,
            async (after, count) =>
            {
                // The head first: whatever is recorded meanwhile is in the rows or behind them, and the position says less than the rows, never more.
                var head = await ledger.HeadAsync(cancel);
                var behind = after is not null && Cursor.TryUnpack(after, 1, out var last) ? long.Parse(last[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
                var rows = await statements.NextAsync(new LedgerPosition(behind), filter, count + 1, cancel);
                var part = rows.Take(count).ToArray();
                return new Page<StatementView>(part, rows.Count > count ? Cursor.Pack($"{part[^1].Position}") : null, head.Value);
            },
            (page, next) => new ListAnswer<StatementView>(page.Items, next, page.Position));
    }

    private static Table<StatementView> Table { get; } = new(
        ("statement", s => s.Statement),
        ("day", s => s.Day),
        ("earliest", s => s.SaidOn.Earliest),
        ("latest", s => s.SaidOn.Latest),
        ("basis", s => Names<DateBasis>.Of(s.SaidOn.Basis)),
        ("speaker", s => s.Speaker),
        ("capacity", s => Names<Capacity>.Of(s.Capacity)),
        ("targets", s => string.Join(' ', s.Targets)),
        ("inferredTargets", s => string.Join(' ', s.InferredTargets)),
        ("act", s => s.Act.Code),
        ("label", s => Codebook.Cameo.TryFind(s.Act.Code, out var entry) ? entry.Label : null),
        ("contexts", s => string.Join(' ', s.Contexts)),
        ("modality", s => Names<Modality>.Of(s.Modality)),
        ("claims", s => string.Join(' ', s.Claims.Select(c => $"{c.Claim}:{Names<ClaimPosition>.Of(c.Position)}"))),
        ("joint", s => s.Joint),
        ("paraphrase", s => s.Paraphrase),
        ("quote", s => s.Quote),
        ("documents", s => string.Join(' ', s.Evidence.Where(e => !e.Withdrawn).Select(e => e.Document).Distinct())),
        ("retracted", s => s.Retracted),
        ("externalId", s => s.ExternalId),
        ("position", s => s.Position),
        ("version", s => s.Version));

    private static ActCode? Act(Input input, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return ActCode.TryParse(text, out var code) && Codebook.Cameo.Contains(code) ? code : input.Wrong<ActCode?>("act", text, "a CAMEO code, with its leading zero");
    }
}
