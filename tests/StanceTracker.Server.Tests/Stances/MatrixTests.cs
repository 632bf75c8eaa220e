using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>A matrix that is asked for again and again, as by who scrubs through time, is never an old one.</summary>
public sealed class MatrixTests(MatrixTests.Server server) : IClassFixture<MatrixTests.Server>
{
    /// <summary>An empty ledger, to write on.</summary>
    public sealed class Server : RunningServer;

    [Fact]
    public async Task It_has_what_was_recorded_since_it_was_last_asked_for()
    {
        await server.BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"), Some.Statement("first").On(2023, 1, 1));
        foreach (var asked in new[] { "actors=speaker,target", $"kinds={(await server.Http.ReadAsync("/api/actors/speaker")).Text("kind")}" })
        {
            (await StatementsAsync(asked, "2023-12-31")).ShouldBe(1, asked);
            (await StatementsAsync(asked, "2022-12-31")).ShouldBeNull(asked);
            (await StatementsAsync(asked, "2023-12-31")).ShouldBe(1, asked);
        }

        await server.BeginAsync(Some.Statement("second").On(2023, 2, 1), Some.Actor("third"), Some.Statement("third").By("third").On(2023, 3, 1));
        foreach (var asked in new[] { "actors=speaker,target", "actors=third,target" }) (await StatementsAsync(asked, "2023-12-31")).ShouldBe(asked.Contains("third") ? 1 : 2, asked);
        (await server.Http.ReadAsync($"/api/stances/matrix?kinds={(await server.Http.ReadAsync("/api/actors/third")).Text("kind")}")).Texts("actors").ShouldContain("third");

        var before = await server.Http.HeadAsync();
        await server.GoOnAsync(StreamId.From(StatementId.Parse("first")), new StatementRetracted("It was not said."));
        (await StatementsAsync("actors=speaker,target", "2023-12-31")).ShouldBe(1);
        (await StatementsAsync($"actors=speaker,target&knownAt={before}", "2023-12-31")).ShouldBe(2);
        (await StatementsAsync($"actors=speaker,target&knownAt={before + 1}", "2023-12-31")).ShouldBe(1);
    }

    /// <summary>How many statements the first of the actors has toward <c>target</c>; null where the pair is left out.</summary>
    private async Task<long?> StatementsAsync(string asked, string asOf)
    {
        var matrix = await server.Http.ReadAsync($"/api/stances/matrix?{asked}&asOf={asOf}&sparse=true");
        var actors = matrix.Texts("actors").ToList();
        var holder = asked.Contains("third") ? "third" : "speaker";
        var cell = matrix.GetProperty("positions")[actors.IndexOf(holder)][actors.IndexOf("target")];
        return cell.ValueKind == System.Text.Json.JsonValueKind.Null ? null : cell.GetProperty("statements").GetInt64();
    }
}
