using System.Runtime.CompilerServices;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests;

/// <summary>The invariants of every ledger, regardless of who wrote it and what happened meanwhile.</summary>
internal static class Soundness
{
    public static async Task ShouldBeSoundAsync(this TestDatabase database)
    {
        var events = await database.Owner.RowsAsync(
            "select seq_id, stream_id, version, timestamp from ledger.mt_events order by seq_id",
            row => (Position: row.GetInt64(0), Stream: row.GetString(1), Version: row.GetInt64(2), At: row.GetFieldValue<DateTimeOffset>(3)));
        events.Select(e => e.Position).ShouldBe(Enumerable.Range(1, events.Count).Select(n => (long)n), "positions have no holes");
        foreach (var stream in events.GroupBy(e => e.Stream))
            stream.Select(e => e.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(n => (long)n), $"the versions of {stream.Key} have no gaps");
        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.First.At <= pair.Second.At);

        (await database.Owner.RowsAsync("select id, version from ledger.mt_streams", row => (row.GetString(0), row.GetInt64(1))))
            .Order().ShouldBe(events.GroupBy(e => e.Stream).Select(stream => (stream.Key, (long)stream.Count())).Order(), "each stream's version is its newest event's");
        if (events.Count > 0) (await database.Owner.ScalarAsync<long>("select last_value from ledger.mt_events_sequence")).ShouldBe(events.Count, "the sequence follows");
        await ReadSideShouldFollowAsync(database);
    }

    /// <summary>The directories list each stream at its version: they are written in the same transaction.</summary>
    private static async Task ReadSideShouldFollowAsync(TestDatabase database) =>
        (await database.Application.LinesAsync(
            """
            select 'actor-' || actor || ' ' || version from read.actor
            union all select 'document-' || document || ' ' || version from read.document
            union all select 'claim-' || claim || ' ' || version from read.claim
            """)).Order().ShouldBe(
            (await database.Application.LinesAsync("select id || ' ' || version from ledger.mt_streams where type <> 'statement'")).Order());
}

internal static class WriterProgram
{
    [ModuleInitializer]
    internal static void WriteIfTold() => WriterProcess.WriteIfTold();
}
