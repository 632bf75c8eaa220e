using Marten;
using StanceTracker.Domain.Events;
using Wolverine;

namespace StanceTracker.Server.Subscriptions;

/// <summary>Does something about each stretch of the ledger, in order, in one server at a time.</summary>
internal interface ILedgerFollower
{
    /// <summary>Follows a stretch. One that fails, or whose server dies before it is committed, is followed again.</summary>
    /// <param name="after">The position up to which everything was followed before.</param>
    /// <param name="upTo">The position up to which this stretch reaches.</param>
    /// <param name="operations">What is queued here is committed together with the progress.</param>
    /// <param name="bus">What is published here is sent once that is committed, and only then.</param>
    /// <param name="cancel">Stops it.</param>
    Task FollowAsync(LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel);
}
