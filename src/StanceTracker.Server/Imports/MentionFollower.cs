using Marten;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger;
using StanceTracker.Server.Subscriptions;
using Wolverine;

namespace StanceTracker.Server.Imports;

/// <summary>
/// Records waiting mentions when their statement arrives, by any route and any process. They are appended in transactions of their own; if
/// a range is handled twice, they are already recorded.
/// </summary>
internal sealed class MentionFollower(PendingMentions waiting) : ILedgerFollower
{
    /// <inheritdoc/>
    public async Task FollowAsync(
        LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel)
    {
        if (await waiting.AnyAsync(cancel)) await waiting.AttachAfterAsync(after, cancel);
    }
}

/// <summary>
/// Records, once at start, the waiting mentions whose statement already exists: left by a process that was killed between saving a mention
/// and looking for its statement.
/// </summary>
internal sealed class MentionSweep(PendingMentions waiting, ILogger<MentionSweep> log) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RetryLoop.UntilSuccessOrStopAsync(
        waiting.SweepAsync,
        RetryDelay,
        isTransient: _ => true,
        (e, failures) =>
        {
            if (failures == 1) log.LogWarning(e, "Could not look for waiting mentions; retrying");
        },
        stoppingToken);
}
