using Npgsql;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace StanceTracker.Server.Jobs;

/// <summary>
/// Sends messages with a transaction: they are there if it was committed, and were never there if it was not. A session of Marten has this from <c>IMartenOutbox</c>; this is for plain connections.
/// </summary>
internal sealed class JobOutbox(IWolverineRuntime jobs)
{
    /// <summary>Begins with a transaction. What is published there is written in it, and queued here when it is flushed after the commit; if that never happens, it is found in the database.</summary>
    public async Task<MessageContext> EnlistAsync(NpgsqlTransaction transaction)
    {
        var context = new MessageContext(jobs);
        await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction((IMessageDatabase)jobs.Storage, transaction));
        return context;
    }
}
