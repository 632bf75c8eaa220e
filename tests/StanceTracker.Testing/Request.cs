using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Testing;

/// <summary>A request of several events on several streams, so that half of one would show.</summary>
public static class Request
{
    /// <summary>How many events, and on how many streams, <see cref="Whole"/> brings.</summary>
    public const int Events = 6, Streams = 3;

    /// <summary>An actor with an alias, a document that is rated, and a statement of the actor toward <c>target</c> that is corroborated; kept under a key of its id.</summary>
    /// <param name="id">Names the three streams and the key.</param>
    public static AppendRequest Whole(string id)
    {
        var actor = Some.Actor(id);
        var document = Some.Document(id);
        var statement = Some.Statement(id).By(id).ReportedBy(id);
        return new AppendRequest(
            [
                New(StreamId.From(actor.Actor), actor, new ActorAliasAdded($"The {id}")),
                New(StreamId.From(document.Document), document, new DocumentRated(Reliability.C, "It erred.")),
                New(StreamId.From(statement.Statement), statement, new StatementCorroborated(Some.Evidence(id, credibility: 1))),
            ],
            [],
            Some.Analyst with { CorrelationId = id },
            new IdempotencyKey(id, new byte[32]));
    }

    private static StreamWrite New(StreamId stream, params LedgerEvent[] events) => new(stream, ExpectedVersion.None, events);
}
