using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>What the writer's one operation writes is what Marten's own operations write, an event at a time.</summary>
public sealed class ParityTests
{
    private static readonly Authorship Author = new("mina", "import-7", "request-3");

    [Fact]
    public async Task The_writer_and_Marten_write_the_same_columns()
    {
        var history = RandomHistories.Draw(seed: 1);
        await using var ours = await TestLedger.EmptyAsync();
        await using var martens = await TestDatabase.CreateAsync();
        var versions = new Dictionary<StreamId, long>();
        foreach (var (stream, body) in history.Steps.Select(step => (step.Stream, step.Body)))
        {
            var version = versions.GetValueOrDefault(stream);
            versions[stream] = version + 1;
            (await ours.Writer.AppendAsync(AppendRequest.Create(stream, new ExpectedVersion(version), Author, body))).ShouldBeOfType<AppendOutcome.Appended>();
            await using var session = martens.Store.LightweightSession();
            (session.LastModifiedBy, session.CorrelationId, session.CausationId) = (Author.RecordedBy, Author.CorrelationId, Author.CausationId);
            if (version == 0) session.Events.StartStream(stream.ToString(), body);
            else session.Events.Append(stream.ToString(), version + 1, body);
            await session.SaveChangesAsync();
        }

        const string Events = "select (to_jsonb(e) - 'id' - 'timestamp')::text from ledger.mt_events e order by seq_id";
        var written = await ours.Database.Application.LinesAsync(Events);
        written.Count.ShouldBe(history.Steps.Count);
        written.ShouldBe(await martens.Application.LinesAsync(Events));

        // Without an aggregate's type Marten leaves a stream's type empty; ours says what the stream tells the story of.
        const string Streams = "select (to_jsonb(s) - 'type' - 'timestamp' - 'created')::text from ledger.mt_streams s order by id";
        (await ours.Database.Application.LinesAsync(Streams)).ShouldBe(await martens.Application.LinesAsync(Streams));
        (await ours.Database.Application.ScalarAsync<long>("select last_value from ledger.mt_events_sequence")).ShouldBe(history.Steps.Count);
    }
}
