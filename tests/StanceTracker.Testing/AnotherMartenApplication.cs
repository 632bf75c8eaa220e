using JasperFx.Events;
using StanceTracker.Domain.Actors;

namespace StanceTracker.Testing;

/// <summary>A program of somebody else's, that appends with a session of Marten's instead of the one way in.</summary>
public static class AnotherMartenApplication
{
    /// <summary>Appends to a stream at a version that it has not. Marten draws positions for it first, and leaves a tombstone at each in another transaction.</summary>
    /// <param name="database">The ledger, with that stream in it.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="events">How many events, and so tombstones.</param>
    public static async Task FailToAppendAsync(TestDatabase database, string stream, int events = 1)
    {
        const string Left = "select count(*) from ledger.mt_events where type = $1";
        var before = await database.Owner.ScalarAsync<long>(Left, Tombstone.Name);
        await using (var session = database.Store.LightweightSession())
        {
            session.Events.Append(stream, 1_000, Enumerable.Range(0, events).Select(i => new ActorAliasAdded($"Never {i}")));
            try
            {
                await session.SaveChangesAsync();
                throw new InvalidOperationException("It was appended.");
            }
            catch (EventStreamUnexpectedMaxEventIdException)
            {
                // As was to be shown.
            }
        }

        // They are written in the background.
        for (var tries = 0; await database.Owner.ScalarAsync<long>(Left, Tombstone.Name) < before + events; tries++)
        {
            if (tries == 200) throw new InvalidOperationException("Marten left no tombstone.");
            await Task.Delay(50);
        }
    }
}
