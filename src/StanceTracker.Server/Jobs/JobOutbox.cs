using Npgsql;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace StanceTracker.Server.Jobs;

/// <summary>
/// Sends messages as part of a transaction: they are sent if and only if it commits. Marten sessions have <c>IMartenOutbox</c> for this; plain connections use this.
/// </summary>
internal sealed class JobOutbox(IWolverineRuntime jobs)
{
    /// <summary>
    /// Joins a transaction. Published messages are stored in it and queued when flushed after the commit; if the process dies before that, they are recovered from the
    /// database.
    /// </summary>
    public async Task<MessageContext> EnlistAsync(NpgsqlTransaction transaction)
    {
        var context = new MessageContext(jobs);
        await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction((IMessageDatabase)jobs.Storage, transaction));
        return context;
    }
}
