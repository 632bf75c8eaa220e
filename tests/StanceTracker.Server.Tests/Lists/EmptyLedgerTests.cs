using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>A ledger in which nothing has happened yet.</summary>
public sealed class EmptyLedgerTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    [Theory]
    [InlineData("/api/stances")]
    [InlineData("/api/stances?knownAt=5")]
    [InlineData("/api/stances?knownAt=2020-01-01")]
    [InlineData("/api/stances?knownAt=2999-01-01T00:00:00Z&limit=1")]
    [InlineData("/api/statements?q=anything")]
    [InlineData("/api/actors")]
    [InlineData("/api/documents")]
    [InlineData("/api/claims")]
    [InlineData("/api/ledger/events?after=9223372036854775807")]
    public async Task Every_list_is_empty_at_position_0(string address)
    {
        var answer = await server.Http.ReadAsync(address);
        answer.Items().ShouldBeEmpty();
        answer.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("position").GetInt64().ShouldBe(0);

        var (path, query) = (address.Split('?')[0], address.Contains('?') ? address[address.IndexOf('?')..] : "");
        (await server.Http.AskAsync($"{path}.ndjson{query}")).ShouldBe(200).Body.ShouldBeEmpty();
        var csv = (await server.Http.AskAsync($"{path}.csv{query}")).ShouldBe(200);
        csv.Body.ShouldNotBeEmpty("the header is there");
        csv.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_ready_all_the_same() => (await server.Http.HeadAsync()).ShouldBe(0);
}
