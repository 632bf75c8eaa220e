using Marten;
using StanceTracker.Domain.Events;
using Wolverine;

namespace StanceTracker.Server.Subscriptions;

/// <summary>Handles each range of the ledger, in order, on one server at a time.</summary>
internal interface ILedgerFollower
{
    /// <summary>Handles a range. If it fails, or the server dies before the commit, the range is handled again.</summary>
    /// <param name="after">The exclusive start: everything up to here has been handled.</param>
    /// <param name="upTo">The inclusive end.</param>
    /// <param name="operations">Operations queued here are committed together with the progress.</param>
    /// <param name="bus">Messages published here are sent after that commit.</param>
    /// <param name="cancel">Cancels the work.</param>
    Task FollowAsync(LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel);
}
