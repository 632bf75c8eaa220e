using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Alerts;

/// <summary>An alert to set, on a pair or on all pairs of an actor.</summary>
internal sealed record AlertRequest(
    [property: Description("−10 … +10. The alert fires when a recorded event moves a stance, as of the day of recording, from below this "
        + "value to it or above, or back. An unknown stance counts as 0.")]
    double Threshold,
    [property: Description("The http or https URL to post to. Private networks are refused unless the server allows them.")]
    string Url,
    [property: Description("The holder of the pair to watch.")] ActorId? Holder = null,
    [property: Description("The target of the pair to watch.")] ActorId? Target = null,
    [property: Description("Instead of a pair: an actor, to watch all of its pairs.")] ActorId? Actor = null,
    [property: Description("The score table: `icews` (default), `gdelt` or `plover`.")] string? Scores = null,
    [property: Description("The half-life of evidence, in days. Default: 180.")] double? HalfLifeDays = null,
    [property: Description("The signing secret: `whsec_` followed by the base64 of 24 to 64 bytes. Default: generated.")]
    string? Secret = null);

/// <summary><c>POST /api/alerts</c>: sets an alert.</summary>
internal static class SetAlert
{
    private static readonly JsonSerializerOptions Strict = new(EventJson.Strict) { TypeInfoResolver = ApiJsonContext.Default };

    private static readonly Example Example = Example.Writing(
        """{"holder": "taliban", "target": "iran", "threshold": -1.5, "url": "https://example.org/hooks/stances"}""",
        """
        {"alert": "a-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "holder": "taliban", "target": "iran", "actor": null, "threshold": -1.5,
         "scores": "icews", "halfLifeDays": 180,
         "url": "https://example.org/hooks/stances", "setBy": "mina", "setAt": "2024-01-01T12:00:00+00:00", "checkpoint": 413, "waiting": 0,
         "dead": 0, "lastError": null,
         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/alerts", HandleAsync)
        .Accepts<AlertRequest>(Formats.Json)
        .WithCreateMetadata<AlertView>(
            "Set an alert: a webhook is called when a recorded event moves the stance of a pair, or of any pair of an actor, across a "
                + "threshold.",
            Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context, ActorQueries actors, WebhookEgressPolicy destinations, AlertStore alerts, CancellationToken cancel)
    {
        if (!(await RequestBody.ReadAsync(context, RequestBody.MaxBytes, Formats.Json)).TryGet(out var json, out var problem))
            return problem;
        if (!RequestBody.Parse<AlertRequest>(json, Strict).TryGet(out var asked, out problem)) return problem;
        if (!CommandEndpoint.Author(context).TryGet(out var author, out problem)) return problem;
        if (!CommandEndpoint.TryReadKey(context, author, json, out var key, out problem)) return problem;

        if (!Validate(asked).TryGet(out var valid, out problem)) return problem;
        if (!(await ReadScopeAsync(asked, actors, cancel)).TryGet(out var scope, out problem)) return problem;
        if (await destinations.FindObjectionAsync(asked.Url, cancel) is { } why)
            return Problems.Problem(new Rejection(RejectionType.InvalidField, $"url {why}.", "url"));

        var alert = await alerts.SetAsync(
            new NewAlert(scope, asked.Threshold, valid.Settings, asked.Url, valid.Secret, author.RecordedBy, key), cancel);
        return alert is null
            ? Problems.Problem(
                Problems.KeyReused, $"The key '{key!.Value}' was already used for a different alert.", CommandEndpoint.KeyHeader)
            : TypedResults.Created($"/api/alerts/{alert.Alert}", alert);
    }

    /// <summary>Validates what needs no database.</summary>
    private static Parsed<ValidAlert> Validate(AlertRequest asked)
    {
        var scores = ScoreTable.Icews;
        if (asked.Threshold is not (>= -10 and <= 10)) return Invalid("threshold", "must be between -10 and 10");
        if (asked.Scores is not null && !ScoreTable.TryFind(asked.Scores, out scores!))
            return Invalid("scores", $"must be one of {string.Join(", ", ScoreTable.All.Select(table => table.Name))}");
        if (asked.HalfLifeDays is { } days && !StanceSettings.IsHalfLife(days))
            return Invalid("halfLifeDays", $"must be a number of days above 0 and at most {DiscountedStanceModel.MaxHalfLifeDays:0}");
        var secret = asked.Secret is null ? WebhookSecret.Generate() : WebhookSecret.Read(asked.Secret);
        if (secret is null) return Invalid("secret", $"must be {WebhookSecret.Rule}");
        return new ValidAlert(new StanceSettings(scores, asked.HalfLifeDays ?? DiscountedStanceModel.DefaultHalfLifeDays), secret);

        static ProblemHttpResult Invalid(string field, string rule) =>
            Problems.Problem(new Rejection(RejectionType.InvalidField, $"{field} {rule}.", field));
    }

    /// <summary>Reads the pair or actor to watch.</summary>
    private static async Task<Parsed<WatchScope>> ReadScopeAsync(
        AlertRequest asked, ActorQueries actors, CancellationToken cancel)
    {
        var (holder, target, actor) = (asked.Holder, asked.Target, asked.Actor);
        if (actor is not null && (holder ?? target) is not null)
            return Reject(RejectionType.InvalidField, "An alert watches either a pair or an actor.", "actor");
        if (actor is null && holder is null)
            return Reject(RejectionType.MissingField, "Either holder and target or actor is required.", "holder");
        if (actor is null && target is null) return Reject(RejectionType.MissingField, "target is required with holder.", "target");

        var named = new[] { (Field: "holder", Id: holder), (Field: "target", Id: target), (Field: "actor", Id: actor) }
            .Where(one => one.Id is not null)
            .ToArray();
        var known = await actors.ResolveAsync([.. named.Select(one => one.Id!.Value)], knownAt: null, cancel);
        foreach (var (field, id) in named)
        {
            if (!known.ContainsKey(id!.Value)) return Reject(RejectionType.UnknownActor, $"There is no actor '{id}'.", field);
        }

        if (actor is { } one) return new WatchScope.Actor(one);
        if (known[holder!.Value].Survivor == known[target!.Value].Survivor)
            return Problems.Problem(Problems.SameActor, $"'{holder}' and '{target}' are the same actor.", "target");
        return new WatchScope.Pair(holder.Value, target.Value);

        static ProblemHttpResult Reject(RejectionType type, string message, string field) =>
            Problems.Problem(new Rejection(type, message, field));
    }

    private sealed record ValidAlert(StanceSettings Settings, byte[] Secret);
}
