using Marten;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Server.Subscriptions;
using Wolverine;

namespace StanceTracker.Server.Imports;

/// <summary>
/// Records mentions that wait once their statement has come, by whichever way and through whichever process. They go through the one way in, so in transactions of their own; a stretch that is followed
/// again finds them recorded.
/// </summary>
/// <param name="waiting">The mentions.</param>
internal sealed class MentionFollower(PendingMentions waiting) : ILedgerFollower
{
    /// <inheritdoc/>
    public async Task FollowAsync(LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel)
    {
        if (await waiting.AnyAsync(cancel)) await waiting.AttachAfterAsync(after, cancel);
    }
}

/// <summary>Looks once, when the server starts, for mentions whose statement is there already: what a process left that was killed between keeping a mention and looking for its statement.</summary>
/// <param name="waiting">The mentions.</param>
/// <param name="log">Told if that failed; the next start looks again.</param>
internal sealed class MentionSweep(PendingMentions waiting, ILogger<MentionSweep> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await waiting.SweepAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(e, "Mentions that wait could not be looked for");
        }
        catch (Exception)
        {
            // It stops.
        }
    }
}
