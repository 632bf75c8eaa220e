using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>A merged actor in addresses and in filters.</summary>
public sealed class MergedTests(SmallServer server) : IClassFixture<SmallServer>
{
    [Theory]
    [InlineData("/api/stances/old/target", "/api/stances/speaker/target")]
    [InlineData("/api/stances/target/old?asOf=2023-12-31&explain=true", "/api/stances/target/speaker?asOf=2023-12-31&explain=true")]
    [InlineData("/api/stances/old/target/history.csv?step=day&from=2023-01-01", "/api/stances/speaker/target/history.csv?step=day&from=2023-01-01")]
    [InlineData("/api/stances/old/target/replay.ndjson?order=said", "/api/stances/speaker/target/replay.ndjson?order=said")]
    [InlineData("/api/stances/api/stances/history", "/api/stances/third/stances/history")]
    [InlineData("/api/actors/old", "/api/actors/speaker")]
    public async Task An_address_of_a_merged_actor_leads_to_its_survivor_and_is_not_cached(string address, string survivor)
    {
        var answer = (await server.Http.AskAsync(address)).ShouldBe(307);
        answer.Location.ShouldBe(survivor);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await server.Http.AskAsync(answer.Location!)).ShouldBe(200);
    }

    [Fact]
    public async Task Before_it_was_merged_it_stands_for_itself()
    {
        var known = server.Merged - 1;
        (await server.Http.ReadAsync($"/api/stances/old/target?knownAt={known}")).Number("statements").ShouldBe(1);
        (await server.Http.ReadAsync($"/api/actors/old?knownAt={known}")).Text("actor").ShouldBe("old");
        (await server.Http.ReadAsync("/api/stances/speaker/target")).Number("statements").ShouldBe(3);
    }

    [Fact]
    public async Task Toward_its_survivor_it_has_no_stance() =>
        (await server.Http.AskAsync("/api/stances/old/speaker")).ShouldRefuse(400, "same-actor", "target");

    [Theory]
    [InlineData("/api/stances?holder=old")]
    [InlineData("/api/statements?speaker=old")]
    [InlineData("/api/statements?pair=old,target")]
    [InlineData("/api/claims?about=old")]
    public async Task A_filter_by_a_merged_actor_means_its_survivor(string address)
    {
        var merged = await server.Http.AllAsync(address);
        merged.ShouldNotBeEmpty();
        merged.Select(row => row.GetRawText()).ShouldBe((await server.Http.AllAsync(address.Replace("=old", "=speaker"))).Select(row => row.GetRawText()));
    }

    [Fact]
    public async Task A_pair_of_an_actor_with_itself_is_refused_as_a_filter_too()
    {
        (await server.Http.AskAsync("/api/statements?pair=old,speaker")).ShouldRefuse(400, "same-actor", "pair");
        (await server.Http.AskAsync("/api/statements?pair=speaker,speaker")).ShouldRefuse(400, "invalid-parameter", "pair");
    }

    [Fact]
    public async Task A_matrix_has_one_row_for_both_names() =>
        (await server.Http.ReadAsync("/api/stances/matrix?actors=old,target,speaker")).Texts("actors").ShouldBe(["speaker", "target"]);

    [Fact]
    public async Task Its_own_stream_takes_no_more()
    {
        var head = await server.Http.HeadAsync();
        (await server.Http.TellAsync("/api/actors/old/aliases", """{"alias": "The Old"}""", ("If-Match", "*"))).ShouldRefuse(409, "actor-is-merged", null);
        (await server.Http.HeadAsync()).ShouldBe(head);
    }
}
