using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>How far the ledger reaches.</summary>
public sealed class LedgerSpanTests(LedgerSpanTests.Server server) : IClassFixture<LedgerSpanTests.Server>
{
    /// <summary>An empty ledger, to write on.</summary>
    public sealed class Server : RunningServer;

    [Fact]
    public async Task It_reaches_over_the_days_of_the_statements_that_are_not_retracted()
    {
        var empty = await server.Http.ReadAsync("/api/ledger");
        (empty.Text("firstDay"), empty.Text("lastDay"), empty.GetProperty("position").GetInt64()).ShouldBe((null, null, 0));

        await server.BeginAsync(
            Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"),
            Some.Statement("early").On(2001, 2, 3), Some.Statement("middle").On(2011, 2, 3), Some.Statement("late").On(2021, 2, 3));
        var all = await server.Http.ReadAsync("/api/ledger");
        (all.Text("firstDay"), all.Text("lastDay"), all.GetProperty("position").GetInt64()).ShouldBe(("2001-02-03", "2021-02-03", 6));

        await server.GoOnAsync(StreamId.From(StatementId.Parse("late")), new StatementRetracted("It was not said."));
        var left = await server.Http.ReadAsync("/api/ledger");
        (left.Text("lastDay"), left.GetProperty("position").GetInt64()).ShouldBe(("2011-02-03", 7));
    }
}
