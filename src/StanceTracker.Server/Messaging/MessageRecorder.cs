using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Server.Http;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Messaging;

/// <summary>
/// Records messages exactly as the HTTP API records request bodies: <c>RecordStatement</c> is <c>POST /api/statements</c> with the message
/// ID as its <c>Idempotency-Key</c>. A message that is delivered twice, or was already sent over HTTP, is recorded once.
/// </summary>
internal sealed class MessageRecorder(CommandHandler recorder, Broker broker, ILogger<MessageRecorder> log) : IMessageRecorder
{
    /// <summary>
    /// How long a message that names something unknown waits before each further attempt. The queue keeps the order of one sender, but not
    /// of two, and messages left over by a killed server have no order.
    /// </summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(RecordingMessage Message, TimeSpan Wait)>> RecordAsync(IReadOnlyList<RecordingMessage> messages, CancellationToken cancel)
    {
        var read = messages.Select(Read).ToArray();
        var results = new Queue<CommandResult>(await RecordAsync([.. read.Select(r => r.Envelope).OfType<CommandEnvelope>()], cancel));
        var later = new List<(RecordingMessage, TimeSpan)>();
        foreach (var (message, (envelope, problem)) in messages.Zip(read))
        {
            var result = envelope is null ? null : results.Dequeue();
            if (IsEarly(result) && message.Tries < Waits.Length) later.Add((message with { Tries = message.Tries + 1 }, Waits[message.Tries]));
            else if ((problem ?? ProblemOf(result!)) is { } why) await broker.PublishAsync(Rejection(message, why), cancel);
        }

        return later;
    }

    /// <summary>
    /// Records, retrying while the database is unavailable; the message IDs keep that from recording anything twice. The retry policy of
    /// jobs does not fit a batch: Wolverine would try its messages one by one and move them to the dead letters.
    /// </summary>
    private Task<IReadOnlyList<CommandResult>> RecordAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel) =>
        RetryLoop.UntilSuccessAsync(
            async stop =>
            {
                var results = await recorder.HandleAllAsync(envelopes, stop);
                var outage = results.Select(result => result.Failure).OfType<LedgerUnavailableException>().FirstOrDefault();
                return outage is null ? results : throw outage;
            },
            RetryDelay,
            DatabaseOutage.IsCauseOf,
            (_, failures) =>
            {
                if (failures == 1) log.LogWarning("The database is unavailable; {Count} messages are waiting for it", envelopes.Count);
            },
            cancel);

    /// <summary>The command in a message, or why it is invalid.</summary>
    private static (CommandEnvelope? Envelope, ProblemHttpResult? Problem) Read(RecordingMessage message)
    {
        if (message.Id.Length == 0)
        {
            const string detail = "The message has no message_id, so it could be recorded twice.";
            return (null, Problems.Problem(Problems.InvalidHeader, detail, "message_id"));
        }

        if (!CommandEndpoint.IsPlain(message.Id, CommandEndpoint.MaxKeyLength)) return (null, Invalid("message_id", CommandEndpoint.MaxKeyLength));
        var named = message.Headers.GetValueOrDefault(CommandEndpoint.AnalystHeader);
        var analyst = (named ?? (message.Application.Length > 0 ? message.Application : Environment.UserName)).Trim();
        if (!CommandEndpoint.IsPlain(analyst, CommandEndpoint.MaxAnalystLength))
            return (null, Invalid(named is null ? "app_id" : CommandEndpoint.AnalystHeader, CommandEndpoint.MaxAnalystLength));
        var correlation = message.CorrelationId.Length > 0 ? message.CorrelationId : message.Id;
        if (!CommandEndpoint.IsPlain(correlation, CommandEndpoint.MaxCorrelationLength)) return (null, Invalid("correlation_id", CommandEndpoint.MaxCorrelationLength));
        var (json, unread) = RequestBody.Decode(message.Body, RequestBody.MaxBytes);
        if (json is null) return (null, unread);

        (string Address, (object? Body, Rejection? Rejection, string? NotJson) Parsed) call;
        switch (message.Type)
        {
            case "RecordStatement": call = ("/api/statements", RecordStatement.Parse(json)); break;
            case "IntroduceActor": call = ("/api/actors", RequestBody.Parse(json, typeof(ActorIntroduced))); break;
            case "RegisterDocument": call = ("/api/documents", RequestBody.Parse(json, typeof(DocumentRegistered))); break;
            default:
                var unknown = $"Unknown message type '{message.Type}': expected RecordStatement, IntroduceActor or RegisterDocument.";
                return (null, Problems.Problem(Problems.InvalidHeader, unknown, "type"));
        }

        var (body, rejection, notJson) = call.Parsed;
        if (body is not LedgerEvent begun) return (null, RequestBody.Problem(rejection, notJson));
        var author = new Authorship(analyst, correlation);
        var key = new IdempotencyKey(message.Id, RequestBody.Hash(HttpMethods.Post, call.Address, "", author.RecordedBy, json));
        return (new CommandEnvelope([new Command(StreamId.StartedBy(begun)!.Value, begun)], author, Expected: null, key), null);
    }

    private static ProblemHttpResult Invalid(string property, int max) =>
        Problems.Problem(Problems.InvalidHeader, $"{property} must be 1 to {max} printable characters.", property);

    private static bool IsEarly(CommandResult? result) =>
        result?.Outcome is CommandOutcome.Rejected { Reason.Type: RejectionType.UnknownActor or RejectionType.UnknownDocument or RejectionType.UnknownClaim or RejectionType.UnknownStatement };

    private static ProblemHttpResult? ProblemOf(CommandResult result) => result.Outcome switch
    {
        null => ExceptionToProblem.Convert(result.Failure!),
        CommandOutcome.IdempotencyConflict reused =>
            Problems.Problem(Problems.KeyReused, $"The message_id '{reused.Key}' was used for a different message.", "message_id"),
        { } outcome => (ProblemHttpResult?)CommandEndpoint.ProblemOf(outcome),
    };

    /// <summary>The unchanged message, with the problem in its headers.</summary>
    private static Publication Rejection(RecordingMessage message, ProblemHttpResult why)
    {
        var problem = why.ProblemDetails;
        var headers = new Dictionary<string, string>(message.Headers)
        {
            ["problem-type"] = problem.Type!,
            ["problem-title"] = problem.Title!,
            ["problem-status"] = $"{problem.Status}",
            ["problem-detail"] = problem.Detail!,
        };
        if (problem.Extensions.TryGetValue("field", out var field)) headers["problem-field"] = $"{field}";
        return new Publication(PublicationTarget.Refusals, message.Id, message.Type, message.Body)
        {
            ContentType = message.ContentType,
            CorrelationId = message.CorrelationId,
            Application = message.Application,
            Headers = headers,
        };
    }
}
