using Npgsql;
using Wolverine;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace StanceTracker.Server.Jobs;

/// <summary>
/// Sends a message with a transaction: if and only if that commits. Marten sessions have <c>IMartenOutbox</c> for this; plain connections
/// use this class.
/// </summary>
internal sealed class JobOutbox(IWolverineRuntime jobs)
{
    /// <summary>
    /// Commits a transaction with a message stored in it, then sends the message. If the process dies in between, the message is recovered
    /// from the database.
    /// </summary>
    public async Task CommitAsync<T>(NpgsqlTransaction transaction, T message, CancellationToken cancel, DeliveryOptions? options = null)
    {
        var context = new MessageContext(jobs);
        await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction((IMessageDatabase)jobs.Storage, transaction));
        await context.PublishAsync(message, options);
        await transaction.CommitAsync(cancel);
        await context.FlushOutgoingMessagesAsync();
    }
}
