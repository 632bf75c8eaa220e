using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Recording;
using StanceTracker.Server.Api.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Messaging;

/// <summary>
/// Records messages as the calls record their bodies: <c>RecordStatement</c> is <c>POST /api/statements</c>, and its id that call's <c>Idempotency-Key</c>. So a message that comes twice, or was sent by a
/// call before, is recorded once.
/// </summary>
internal sealed class MessageRecorder(Recorder recorder, Broker broker, ILogger<MessageRecorder> log) : IMessageRecorder
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
        var results = new Queue<RecordResult>(await RecordAsync([.. read.Select(r => r.Recording).OfType<Recording>()], cancel));
        var later = new List<(RecordingMessage, TimeSpan)>();
        foreach (var (message, (recording, problem)) in messages.Zip(read))
        {
            var result = recording is null ? null : results.Dequeue();
            if (IsEarly(result) && message.Tries < Waits.Length) later.Add((message with { Tries = message.Tries + 1 }, Waits[message.Tries]));
            else if ((problem ?? ProblemOf(result!)) is { } why) await broker.PublishAsync(Refusal(message, why), cancel);
        }

        return later;
    }

    /// <summary>
    /// Records, as often as it takes while the database is away: what was recorded before that is recorded already. The jobs' own waiting does not serve a batch, whose messages Wolverine would try one by one, and
    /// move to the dead letters.
    /// </summary>
    private async Task<IReadOnlyList<RecordResult>> RecordAsync(IReadOnlyList<Recording> recordings, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var results = await recorder.RecordAllAsync(recordings, cancel);
                if (results.All(result => result.Failure is not LedgerUnavailableException)) return results;
            }
            catch (Exception e) when (Outage.IsCauseOf(e))
            {
                // Told below, as where the writer tells it by its answers.
            }

            if (tries == 0) log.LogWarning("The database is away; {Count} messages wait for it", recordings.Count);
            await Task.Delay(OutageWait, cancel);
        }
    }

    /// <summary>What a message asks for; or why it cannot be.</summary>
    private static (Recording? Recording, ProblemHttpResult? Problem) Read(RecordingMessage message)
    {
        if (message.Id.Length == 0) return (null, Problems.Problem(Problems.InvalidHeader, "The message has no message_id, so it could be recorded twice.", "message_id"));
        if (!Recordings.IsPlain(message.Id, Recordings.LongestKey)) return (null, Wrong("message_id", Recordings.LongestKey));
        var named = message.Headers.GetValueOrDefault(Recordings.AnalystHeader);
        var analyst = (named ?? (message.Application.Length > 0 ? message.Application : Environment.UserName)).Trim();
        if (!Recordings.IsPlain(analyst, Recordings.LongestAnalyst)) return (null, Wrong(named is null ? "app_id" : Recordings.AnalystHeader, Recordings.LongestAnalyst));
        var correlation = message.CorrelationId.Length > 0 ? message.CorrelationId : message.Id;
        if (!Recordings.IsPlain(correlation, Recordings.LongestCorrelation)) return (null, Wrong("correlation_id", Recordings.LongestCorrelation));
        var (json, unread) = Body.Decode(message.Body, Body.MostBytes);
        if (json is null) return (null, unread);

        (string Address, (object? Body, Refusal? Refusal, string? NotJson) Parsed) call;
        switch (message.Type)
        {
            case "RecordStatement": call = ("/api/statements", RecordStatement.Parse(json)); break;
            case "IntroduceActor": call = ("/api/actors", Body.Parse(json, typeof(ActorIntroduced))); break;
            case "RegisterDocument": call = ("/api/documents", Body.Parse(json, typeof(DocumentRegistered))); break;
            default: return (null, Problems.Problem(Problems.InvalidHeader, $"The message's type is '{message.Type}': expected RecordStatement, IntroduceActor or RegisterDocument.", "type"));
        }

        var (body, refusal, notJson) = call.Parsed;
        if (body is not LedgerEvent begun) return (null, Body.Answer(refusal, notJson));
        var author = new Authorship(analyst, correlation);
        var key = new IdempotencyKey(message.Id, Body.Hash(HttpMethods.Post, call.Address, "", author.RecordedBy, json));
        return (new Recording([new Proposal(StreamId.BegunBy(begun)!.Value, begun)], author, Expected: null, key), null);
    }

    private static ProblemHttpResult Wrong(string property, int most) => Problems.Problem(Problems.InvalidHeader, $"{property} must be 1 to {most} printable characters.", property);

    private static bool IsEarly(RecordResult? result) =>
        result?.Outcome is RecordOutcome.Refused { Why.Type: RefusalType.UnknownActor or RefusalType.UnknownDocument or RefusalType.UnknownClaim or RefusalType.UnknownStatement };

    private static ProblemHttpResult? ProblemOf(RecordResult result) => result.Outcome switch
    {
        null => Failures.Of(result.Failure!),
        RecordOutcome.KeyReused reused => Problems.Problem(Problems.KeyReused, $"The message_id '{reused.Key}' was used for something else.", "message_id"),
        { } outcome => (ProblemHttpResult?)Recordings.ProblemOf(outcome),
    };

    /// <summary>A message as it came, with the problem in its headers.</summary>
    private static Publication Refusal(RecordingMessage message, ProblemHttpResult why)
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
        return new Publication(Destination.Refusals, message.Id, message.Type, message.Body)
        {
            ContentType = message.ContentType,
            CorrelationId = message.CorrelationId,
            Application = message.Application,
            Headers = headers,
        };
    }
}
