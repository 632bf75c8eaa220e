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
    public async Task<IReadOnlyList<(RecordingMessage Message, TimeSpan Wait)>> RecordAsync(
        IReadOnlyList<RecordingMessage> messages, CancellationToken cancel)
    {
        var read = messages.Select(Read).ToArray();
        var envelopes = read.Select(parsed => parsed.TryGet(out var envelope, out _) ? envelope : null).OfType<CommandEnvelope>();
        var outcomes = new Queue<AppendOutcome>(await RecordAsync([.. envelopes], cancel));
        var later = new List<(RecordingMessage, TimeSpan)>();
        foreach (var (message, parsed) in messages.Zip(read))
        {
            var problem = default(ProblemHttpResult);
            if (parsed.TryGet(out _, out var invalid))
            {
                var outcome = outcomes.Dequeue();
                if (IsEarly(outcome) && message.Tries < Waits.Length)
                {
                    later.Add((message with { Tries = message.Tries + 1 }, Waits[message.Tries]));
                    continue;
                }

                problem = ProblemOf(outcome);
            }

            if ((problem ?? invalid) is { } why) await broker.PublishAsync(Rejection(message, why), cancel);
        }

        return later;
    }

    /// <summary>
    /// Records, retrying while the database is unavailable; the message IDs keep that from recording anything twice. The retry policy of
    /// jobs does not fit a batch: Wolverine would try its messages one by one and move them to the dead letters.
    /// </summary>
    private Task<IReadOnlyList<AppendOutcome>> RecordAsync(
        IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel) => RetryLoop.UntilSuccessAsync(
        async stop =>
        {
            var results = await recorder.HandleAllAsync(envelopes, stop);
            return results
                .OfType<AppendOutcome.Failed>()
                .Select(failed => failed.Exception)
                .OfType<LedgerUnavailableException>()
                .FirstOrDefault() is { } outage
                ? throw outage
                : results;
        },
        RetryDelay,
        DatabaseOutage.IsCauseOf,
        (_, failures) =>
        {
            if (failures == 1) log.LogWarning("The database is unavailable; {Count} messages are waiting for it", envelopes.Count);
        },
        cancel);

    /// <summary>The command in a message, or why it is invalid.</summary>
    private static Parsed<CommandEnvelope> Read(RecordingMessage message)
    {
        if (message.Id.Length == 0)
        {
            const string detail = "The message has no message_id, so it could be recorded twice.";
            return Problems.Problem(Problems.InvalidHeader, detail, "message_id");
        }

        if (!CommandEndpoint.IsPlain(message.Id, CommandEndpoint.MaxKeyLength)) return Invalid("message_id", CommandEndpoint.MaxKeyLength);
        var named = message.Headers.GetValueOrDefault(CommandEndpoint.AnalystHeader);
        var analyst = (named ?? (message.Application.Length > 0 ? message.Application : Environment.UserName)).Trim();
        if (!CommandEndpoint.IsPlain(analyst, CommandEndpoint.MaxAnalystLength))
            return Invalid(named is null ? "app_id" : CommandEndpoint.AnalystHeader, CommandEndpoint.MaxAnalystLength);
        var correlation = message.CorrelationId.Length > 0 ? message.CorrelationId : message.Id;
        if (!CommandEndpoint.IsPlain(correlation, CommandEndpoint.MaxCorrelationLength))
            return Invalid("correlation_id", CommandEndpoint.MaxCorrelationLength);
        if (!RequestBody.Decode(message.Body, RequestBody.MaxBytes).TryGet(out var json, out var unreadable)) return unreadable;

        (string Address, Parsed<LedgerEvent> Parsed) call;
        switch (message.Type)
        {
            case "RecordStatement": call = ("/api/statements", RecordStatement.Parse(json).As<LedgerEvent>()); break;
            case "IntroduceActor": call = ("/api/actors", RequestBody.Parse<ActorIntroduced>(json).As<LedgerEvent>()); break;
            case "RegisterDocument": call = ("/api/documents", RequestBody.Parse<DocumentRegistered>(json).As<LedgerEvent>()); break;
            default:
                var unknown = $"Unknown message type '{message.Type}': expected RecordStatement, IntroduceActor or RegisterDocument.";
                return Problems.Problem(Problems.InvalidHeader, unknown, "type");
        }

        if (!call.Parsed.TryGet(out var body, out var problem)) return problem;
        var author = new Authorship(analyst, correlation);
        var key = new IdempotencyKey(message.Id, RequestBody.Hash(HttpMethods.Post, call.Address, "", author.RecordedBy, json));
        return new CommandEnvelope([new Command(StreamId.StartedBy(body)!.Value, body)], author, Expected: null, key);
    }

    private static ProblemHttpResult Invalid(string property, int max) =>
        Problems.Problem(Problems.InvalidHeader, $"{property} must be 1 to {max} printable characters.", property);

    private static bool IsEarly(AppendOutcome outcome) =>
        outcome is AppendOutcome.Rejected
        {
            Reason.Type: RejectionType.UnknownActor or RejectionType.UnknownDocument
                or RejectionType.UnknownClaim or RejectionType.UnknownStatement,
        };

    private static ProblemHttpResult? ProblemOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.IdempotencyConflict reused =>
            Problems.Problem(Problems.KeyReused, $"The message_id '{reused.Key}' was used for a different message.", "message_id"),
        _ => CommandEndpoint.ProblemOf(outcome),
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
        return new Publication(PublicationTarget.Rejections, message.Id, message.Type, message.Body)
        {
            ContentType = message.ContentType,
            CorrelationId = message.CorrelationId,
            Application = message.Application,
            Headers = headers,
        };
    }
}
