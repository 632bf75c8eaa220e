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
/// Records messages as the calls record their bodies: <c>RecordStatement</c> is <c>POST /api/statements</c>, and its id that call's <c>Idempotency-Key</c>. So a message that comes twice, or was sent by a
/// call before, is recorded once.
/// </summary>
internal sealed class MessageRecorder(CommandHandler recorder, Broker broker, ILogger<MessageRecorder> log) : IMessageRecorder
{
    /// <summary>
    /// How long a message waits for what it names, before each further try. Its queue keeps the order of its senders', but two senders have none, nor have the messages that a server left when it was killed.
    /// </summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    private static readonly TimeSpan OutageWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(RecordingMessage Message, TimeSpan Wait)>> RecordAsync(IReadOnlyList<RecordingMessage> messages, CancellationToken cancel)
    {
        var read = messages.Select(Read).ToArray();
        var results = new Queue<CommandResult>(await RecordAsync([.. read.Select(r => r.Recording).OfType<CommandEnvelope>()], cancel));
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
    /// Records, as often as it takes while the database is away: what was recorded before that is recorded already. The jobs' own waiting does not serve a batch, whose messages Wolverine would try one by one, and
    /// move to the dead letters.
    /// </summary>
    private async Task<IReadOnlyList<CommandResult>> RecordAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var results = await recorder.HandleAllAsync(envelopes, cancel);
                if (results.All(result => result.Failure is not LedgerUnavailableException)) return results;
            }
            catch (Exception e) when (DatabaseOutage.IsCauseOf(e))
            {
                // Told below, as where the writer tells it by its answers.
            }

            if (tries == 0) log.LogWarning("The database is away; {Count} messages wait for it", envelopes.Count);
            await Task.Delay(OutageWait, cancel);
        }
    }

    /// <summary>What a message asks for; or why it cannot be.</summary>
    private static (CommandEnvelope? Recording, ProblemHttpResult? Problem) Read(RecordingMessage message)
    {
        if (message.Id.Length == 0) return (null, Problems.Problem(Problems.InvalidHeader, "The message has no message_id, so it could be recorded twice.", "message_id"));
        if (!CommandEndpoint.IsPlain(message.Id, CommandEndpoint.MaxKeyLength)) return (null, Invalid("message_id", CommandEndpoint.MaxKeyLength));
        var named = message.Headers.GetValueOrDefault(CommandEndpoint.AnalystHeader);
        var analyst = (named ?? (message.Application.Length > 0 ? message.Application : Environment.UserName)).Trim();
        if (!CommandEndpoint.IsPlain(analyst, CommandEndpoint.MaxAnalystLength)) return (null, Invalid(named is null ? "app_id" : CommandEndpoint.AnalystHeader, CommandEndpoint.MaxAnalystLength));
        var correlation = message.CorrelationId.Length > 0 ? message.CorrelationId : message.Id;
        if (!CommandEndpoint.IsPlain(correlation, CommandEndpoint.MaxCorrelationLength)) return (null, Invalid("correlation_id", CommandEndpoint.MaxCorrelationLength));
        var (json, unread) = RequestBody.Decode(message.Body, RequestBody.MaxBytes);
        if (json is null) return (null, unread);

        (string Address, (object? Body, Rejection? Refusal, string? NotJson) Parsed) call;
        switch (message.Type)
        {
            case "RecordStatement": call = ("/api/statements", RecordStatement.Parse(json)); break;
            case "IntroduceActor": call = ("/api/actors", RequestBody.Parse(json, typeof(ActorIntroduced))); break;
            case "RegisterDocument": call = ("/api/documents", RequestBody.Parse(json, typeof(DocumentRegistered))); break;
            default: return (null, Problems.Problem(Problems.InvalidHeader, $"The message's type is '{message.Type}': expected RecordStatement, IntroduceActor or RegisterDocument.", "type"));
        }

        var (body, rejection, notJson) = call.Parsed;
        if (body is not LedgerEvent begun) return (null, RequestBody.Problem(rejection, notJson));
        var author = new Authorship(analyst, correlation);
        var key = new IdempotencyKey(message.Id, RequestBody.Hash(HttpMethods.Post, call.Address, "", author.RecordedBy, json));
        return (new CommandEnvelope([new Command(StreamId.StartedBy(begun)!.Value, begun)], author, Expected: null, key), null);
    }

    private static ProblemHttpResult Invalid(string property, int max) => Problems.Problem(Problems.InvalidHeader, $"{property} must be 1 to {max} printable characters.", property);

    private static bool IsEarly(CommandResult? result) =>
        result?.Outcome is CommandOutcome.Rejected { Reason.Type: RejectionType.UnknownActor or RejectionType.UnknownDocument or RejectionType.UnknownClaim or RejectionType.UnknownStatement };

    private static ProblemHttpResult? ProblemOf(CommandResult result) => result.Outcome switch
    {
        null => ExceptionToProblem.Convert(result.Failure!),
        CommandOutcome.IdempotencyConflict reused => Problems.Problem(Problems.KeyReused, $"The message_id '{reused.Key}' was used for something else.", "message_id"),
        { } outcome => (ProblemHttpResult?)CommandEndpoint.ProblemOf(outcome),
    };

    /// <summary>A message as it came, with the problem in its headers.</summary>
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
