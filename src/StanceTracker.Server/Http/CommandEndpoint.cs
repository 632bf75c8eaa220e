using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Server.Http;

/// <summary>What all writes share: who records, under which key, at which version; and the outcome as a receipt or a problem.</summary>
/// <param name="handler">Decides and appends.</param>
internal sealed class CommandEndpoint(CommandHandler handler)
{
    public const string AnalystHeader = "X-Analyst", KeyHeader = "Idempotency-Key", CorrelationHeader = "X-Correlation-Id";

    /// <summary>The maximum number of characters of each header.</summary>
    public const int MaxAnalystLength = 100, MaxKeyLength = 200, MaxCorrelationLength = 200;

    /// <summary>Creates a stream: 201 with its address and ETag.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">Its body.</param>
    /// <param name="command">The command in it.</param>
    /// <param name="address">The address of the stream.</param>
    /// <param name="complete">Adds to the receipt; null adds nothing.</param>
    public Task<IResult> CreateAsync(
        HttpContext context, string json, Command command, string address, Func<WriteReceipt, Task<WriteReceipt>>? complete = null) =>
        HandleAsync(context, json, (author, key) => new CommandEnvelope([command], author, Expected: null, key), address, complete);

    /// <summary>Appends to a stream that the caller has seen at the version in If-Match.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">Its body.</param>
    /// <param name="command">The command in it.</param>
    /// <param name="address">The address of the stream.</param>
    /// <param name="followUp">Commands that follow from it; null if there are none.</param>
    /// <param name="cause">The causation id, if the request leads to more events than it names.</param>
    /// <param name="complete">Adds to the receipt; null adds nothing.</param>
    public async Task<IResult> AppendAsync(
        HttpContext context,
        string json,
        Command command,
        string address,
        Func<IAggregateLookup, FollowUp>? followUp = null,
        string? cause = null,
        Func<WriteReceipt, Task<WriteReceipt>>? complete = null)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            var missing = $"Send If-Match with the ETag of {address}, so that no one's change is overwritten unseen.";
            return Problems.Problem(Problems.VersionRequired, missing, "If-Match");
        }

        ExpectedVersion? expected = null;
        if (header.Trim() != "*")
        {
            if (!long.TryParse(header.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                return Problems.Problem(Problems.InvalidHeader, $"If-Match is '{header}': expected an ETag such as \"3\".", "If-Match");
            expected = new ExpectedVersion(version);
        }

        return await HandleAsync(
            context,
            json,
            (author, key) => new CommandEnvelope([command], author with { CausationId = cause }, expected, key) { FollowUp = followUp },
            address,
            complete);
    }

    /// <summary>Reads who records, and in which course of work.</summary>
    public static Parsed<Authorship> Author(HttpContext context)
    {
        var analyst = context.Request.Headers[AnalystHeader].ToString() is { Length: > 0 } named ? named.Trim() : Environment.UserName;
        var correlation = context.Request.Headers[CorrelationHeader].ToString() is { Length: > 0 } given
            ? given
            : Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (!IsPlain(analyst, MaxAnalystLength)) return Unprintable(AnalystHeader, MaxAnalystLength);
        if (!IsPlain(correlation, MaxCorrelationLength)) return Unprintable(CorrelationHeader, MaxCorrelationLength);
        return new Authorship(analyst, correlation);
    }

    /// <summary>Reads the request's idempotency key; null if it has none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="author">Who asks: the same request by another analyst is another request.</param>
    /// <param name="json">The content of the request.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why the header is invalid.</param>
    /// <param name="suffix">Distinguishes the parts of a request that are recorded independently.</param>
    public static bool TryReadKey(
        HttpContext context,
        Authorship author,
        string json,
        out IdempotencyKey? key,
        [NotNullWhen(false)] out ProblemHttpResult? problem,
        string suffix = "")
    {
        (key, problem) = (null, null);
        var given = context.Request.Headers[KeyHeader].ToString();
        if (given.Length == 0) return true;
        if (!IsPlain(given, MaxKeyLength))
        {
            problem = Unprintable(KeyHeader, MaxKeyLength);
            return false;
        }

        var ifMatch = context.Request.Headers.IfMatch.ToString();
        key =
            new IdempotencyKey(
                given + suffix, RequestBody.Hash(context.Request.Method, context.Request.Path, ifMatch, author.RecordedBy, json));
        return true;
    }

    /// <summary>Decides a command and writes nothing: the problem that the write would be answered with; null if there is none.</summary>
    public static async Task<ProblemHttpResult?> DryRunAsync(
        CommandHandler handler, Command command, Authorship author, CancellationToken cancel)
    {
        var outcomes = await handler.BeginDryRun().HandleAllAsync([new CommandEnvelope([command], author)], cancel);
        return ProblemOf(outcomes[0]);
    }

    /// <summary>An outcome as a problem; null if it is none.</summary>
    public static ProblemHttpResult? ProblemOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Rejected rejected => Problems.Problem(rejected.Reason),
        AppendOutcome.NoChange same => Problems.Problem(
            Problems.From(RejectionType.AlreadyExists), $"An identical record already exists: {same.Stream}, version {same.Version}."),
        AppendOutcome.VersionConflict conflict => Problems.Problem(
            Problems.StaleVersion, $"{conflict.Stream} is at version {conflict.Actual}; If-Match says {conflict.Expected}.", "If-Match"),
        AppendOutcome.IdempotencyConflict reused => Problems.Problem(
            Problems.KeyReused, $"The key '{reused.Key}' was already used for a different request.", KeyHeader),
        AppendOutcome.Failed failed => ExceptionToProblem.Convert(failed.Exception),
        _ => null,
    };

    private async Task<IResult> HandleAsync(
        HttpContext context,
        string json,
        Func<Authorship, IdempotencyKey?, CommandEnvelope> wrap,
        string address,
        Func<WriteReceipt, Task<WriteReceipt>>? complete)
    {
        if (!Author(context).TryGet(out var author, out var problem)) return problem;
        if (!TryReadKey(context, author, json, out var key, out problem)) return problem;
        var envelope = wrap(author, key);
        var outcome = await handler.HandleAsync(envelope, context.RequestAborted);
        if (outcome is AppendOutcome.VersionConflict { Stream: var stream } conflict && conflict.Actual == ExpectedVersion.None)
            return Problems.NotFound(KebabEnum<StreamKind>.Format(stream.Kind), stream.Slug);
        if (ProblemOf(outcome) is { } rejected) return rejected;
        var writes = ((AppendOutcome.Appended)outcome).Writes;
        var receipt = new WriteReceipt(writes[0].Stream.Slug, writes[0].Version, writes.Max(write => write.Position.Value));
        context.Response.Headers.ETag = ETag(receipt.Version);

        // The id in the stored response: the server may have chosen a statement's id for this very key.
        var first = address.Replace($"/{envelope.Commands[0].Stream.Slug}", $"/{receipt.Id}", StringComparison.Ordinal);
        return TypedResults.Created(first, complete is null ? receipt : await complete(receipt));
    }

    /// <summary>The ETag of a version.</summary>
    public static string ETag(long version) => $"\"{version}\"";

    /// <summary>Whether a text is short enough, not empty, and printable.</summary>
    public static bool IsPlain(string text, int max) => text.Length > 0 && text.Length <= max && !text.Any(char.IsControl);

    private static ProblemHttpResult Unprintable(string header, int max) =>
        Problems.Problem(Problems.InvalidHeader, $"{header} must be 1 to {max} printable characters.", header);
}
