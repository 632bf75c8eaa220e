using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Http;

/// <summary>What a write left behind.</summary>
/// <param name="Id">The id of the actor, document, claim or statement.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="Position">The position of the newest event in the ledger.</param>
/// <param name="PossibleDuplicates">For a statement that is recorded: those recorded before that it looks like, at most 20, the oldest first. Other calls have none to name.</param>
/// <param name="Warnings">For a statement that is recorded or corrected: what to look at again; missing if there is nothing.</param>
internal sealed record WriteReceipt(
    string Id,
    long Version,
    long Position,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StatementId>? PossibleDuplicates = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Warning>? Warnings = null);

/// <summary>What every call that writes has in common: who, under which key, expecting which version; and how its outcome is told.</summary>
/// <param name="recorder">Decides and appends.</param>
internal sealed class CommandEndpoint(CommandHandler recorder)
{
    public const string AnalystHeader = "X-Analyst", KeyHeader = "Idempotency-Key", CorrelationHeader = "X-Correlation-Id";

    /// <summary>The most characters that each of these may have.</summary>
    public const int MaxAnalystLength = 100, MaxKeyLength = 200, MaxCorrelationLength = 200;

    /// <summary>Begins a stream: 201 with its address and ETag.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">Its body.</param>
    /// <param name="command">What it asks for.</param>
    /// <param name="address">Where the stream is shown.</param>
    /// <param name="tell">Adds to what is told of it; null is nothing.</param>
    public async Task<IResult> CreateAsync(HttpContext context, string json, Command command, string address, Func<WriteReceipt, Task<WriteReceipt>>? tell = null) =>
        await HandleAsync(context, json, (author, key) => new([command], author, Expected: null, key), address, tell);

    /// <summary>Goes on with a stream that the caller has seen at the version in If-Match.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">Its body.</param>
    /// <param name="command">What it asks for.</param>
    /// <param name="address">Where the stream is shown.</param>
    /// <param name="followUp">What else it comes to; null is nothing.</param>
    /// <param name="cause">What the events are caused by, where they are more than was asked for by name.</param>
    /// <param name="tell">Adds to what is told of it; null is nothing.</param>
    public async Task<IResult> AppendAsync(
        HttpContext context, string json, Command command, string address, Func<IAggregateLookup, FollowUp>? followUp = null, string? cause = null, Func<WriteReceipt, Task<WriteReceipt>>? tell = null)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            return Problems.Problem(Problems.VersionRequired, $"Send If-Match with the ETag of {address}, so that nobody's change is overwritten unseen.", "If-Match");
        ExpectedVersion? expected = null;
        if (header.Trim() != "*")
        {
            if (!long.TryParse(header.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                return Problems.Problem(Problems.InvalidHeader, $"If-Match is '{header}': expected an ETag such as \"3\".", "If-Match");
            expected = new ExpectedVersion(version);
        }

        return await HandleAsync(context, json, (author, key) => new([command], author with { CausationId = cause }, expected, key) { FollowUp = followUp }, address, tell);
    }

    /// <summary>Who records, in which course of work; or the answer where a header is wrong.</summary>
    public static (Authorship? Author, IResult? Answer) Author(HttpContext context)
    {
        var analyst = context.Request.Headers[AnalystHeader].ToString() is { Length: > 0 } named ? named.Trim() : Environment.UserName;
        var correlation = context.Request.Headers[CorrelationHeader].ToString() is { Length: > 0 } given ? given : Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (!IsPlain(analyst, MaxAnalystLength)) return (null, Problems.Problem(Problems.InvalidHeader, $"{AnalystHeader} must be 1 to {MaxAnalystLength} printable characters.", AnalystHeader));
        if (!IsPlain(correlation, MaxCorrelationLength)) return (null, Problems.Problem(Problems.InvalidHeader, $"{CorrelationHeader} must be 1 to {MaxCorrelationLength} printable characters.", CorrelationHeader));
        return (new Authorship(analyst, correlation), null);
    }

    /// <summary>The request's idempotency key, if it has one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="author">Who asks: another analyst's same request is another request.</param>
    /// <param name="json">What is asked.</param>
    /// <param name="suffix">Tells apart the parts of a request that are recorded each on its own.</param>
    public static (IdempotencyKey? Key, IResult? Answer) Key(HttpContext context, Authorship author, string json, string suffix = "")
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length == 0) return (null, null);
        if (!IsPlain(key, MaxKeyLength)) return (null, Problems.Problem(Problems.InvalidHeader, $"{KeyHeader} must be 1 to {MaxKeyLength} printable characters.", KeyHeader));
        var request = RequestBody.Hash(context.Request.Method, context.Request.Path, context.Request.Headers.IfMatch.ToString(), author.RecordedBy, json);
        return (new IdempotencyKey(key + suffix, request), null);
    }

    /// <summary>Decides a proposal as recording it would, and writes nothing: the problem it would be answered with; null if there is none.</summary>
    public static async Task<IResult?> DryRunAsync(CommandHandler recorder, Command command, Authorship author, CancellationToken cancel)
    {
        var rehearsed = await recorder.BeginDryRun().HandleAllAsync([new StanceTracker.Ledger.Commands.CommandEnvelope([command], author)], cancel);
        return ProblemOf(rehearsed[0].Outcome!);
    }

    /// <summary>An outcome as a problem; null if there is none.</summary>
    public static IResult? ProblemOf(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Rejected rejected => Problems.Problem(rejected.Reason),
        CommandOutcome.NoChange already => Problems.Problem(Problems.From(RejectionType.AlreadyExists), $"The very same is recorded already, on {already.Stream} (version {already.Version})."),
        CommandOutcome.VersionConflict moved => Problems.Problem(Problems.StaleVersion, $"{moved.Stream} is at version {moved.Actual}; If-Match says {moved.Expected}.", "If-Match"),
        CommandOutcome.IdempotencyConflict reused => Problems.Problem(Problems.KeyReused, $"The key '{reused.Key}' was used for another request.", KeyHeader),
        _ => null,
    };

    private async Task<IResult> HandleAsync(
        HttpContext context, string json, Func<Authorship, IdempotencyKey?, StanceTracker.Ledger.Commands.CommandEnvelope> asked, string address, Func<WriteReceipt, Task<WriteReceipt>>? tell = null)
    {
        var (author, invalid) = Author(context);
        if (author is null) return invalid!;
        var (key, wrongKey) = Key(context, author, json);
        if (wrongKey is not null) return wrongKey;
        var envelope = asked(author, key);
        var outcome = await recorder.HandleAsync(envelope, context.RequestAborted);
        if (outcome is CommandOutcome.VersionConflict moved && moved.Actual == ExpectedVersion.None) return Problems.NotFound(KebabEnum<StreamKind>.Format(moved.Stream.Kind), moved.Stream.Slug);
        if (ProblemOf(outcome) is { } problem) return problem;
        var writes = ((CommandOutcome.Recorded)outcome).Writes;
        var written = new WriteReceipt(writes[0].Stream.Slug, writes[0].Version, writes.Max(write => write.Position.Value));
        context.Response.Headers.ETag = ETag(written.Version);

        // The first answer's id: a statement's may have been chosen by the server, for this very key.
        var first = address.Replace($"/{envelope.Commands[0].Stream.Slug}", $"/{written.Id}", StringComparison.Ordinal);
        return TypedResults.Created(first, tell is null ? written : await tell(written));
    }

    /// <summary>The ETag of a version.</summary>
    public static string ETag(long version) => $"\"{version}\"";

    /// <summary>Whether a text is short enough, not empty, and printable.</summary>
    public static bool IsPlain(string text, int max) => text.Length > 0 && text.Length <= max && !text.Any(char.IsControl);
}
