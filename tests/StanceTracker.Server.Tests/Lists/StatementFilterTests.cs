using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>GET /api/statements by each filter gives what a look through all of them gives.</summary>
public sealed class StatementFilterTests(SeededServer server)
{
    [Theory]
    [InlineData("iran")]
    [InlineData("taliban")]
    [InlineData("hassan-kazemi-qomi")]
    [InlineData("ebrahim-raisi")]
    public async Task By_speaker(string actor) => await ShouldBeAsync($"speaker={actor}", s => s.Text("speaker") == actor);

    [Theory]
    [InlineData("pakistan")]
    [InlineData("united-states")]
    public async Task By_target_named_or_inferred(string actor) => await ShouldBeAsync($"target={actor}", s => s.Texts("targets").Contains(actor));

    [Theory]
    [InlineData("11")]
    [InlineData("112")]
    [InlineData("111")]
    [InlineData("04")]
    [InlineData("1122")]
    public async Task By_act_with_the_kinds_of_it(string code) =>
        await ShouldBeAsync($"act={code}", s => s.GetProperty("act").Text("code")!.StartsWith(code, StringComparison.Ordinal));

    [Theory]
    [InlineData("terrorism")]
    [InlineData("refugees")]
    public async Task By_context(string context) => await ShouldBeAsync($"context={context}", s => s.Texts("contexts").Contains(context));

    [Theory]
    [InlineData("000-diplomat-bonding-over-the-taliban", 28)]
    [InlineData("001-harici-iran-taliban-relations", 47)]
    [InlineData("002-newsweek-iran-pakistan-new-ties", 104)]
    [InlineData("003-iran-pakistan-officials-meet", 52)]
    [InlineData("004-gvs-talks-on-afghan-security", 32)]
    public async Task By_document(string document, int many) =>
        (await ShouldBeAsync($"document={document}", s => s.GetProperty("evidence").EnumerateArray().Any(e => e.Text("document") == document))).ShouldBe(many, "as the corpus counts itself");

    [Theory]
    [InlineData("ttp-shelters-on-afghan-soil")]
    [InlineData("afghanistan-needs-inclusive-government")]
    public async Task By_claim(string claim) => await ShouldBeAsync($"claim={claim}", s => s.GetProperty("claims").EnumerateArray().Any(c => c.Text("claim") == claim));

    [Fact]
    public async Task By_days_with_both_ends() => await ShouldBeAsync(
        "from=2021-08-28&to=2021-09-06",
        s => string.CompareOrdinal(s.Text("day"), "2021-08-28") >= 0 && string.CompareOrdinal(s.Text("day"), "2021-09-06") <= 0);

    [Fact]
    public async Task By_words_of_the_paraphrase()
    {
        await ShouldBeAsync("q=embassy", s => s.Text("paraphrase")!.Contains("embassy", StringComparison.OrdinalIgnoreCase));
        await ShouldBeAsync("q=embassy+-taliban&limit=2", s =>
            s.Text("paraphrase")!.Contains("embassy", StringComparison.OrdinalIgnoreCase) && !s.Text("paraphrase")!.Contains("taliban", StringComparison.OrdinalIgnoreCase));
        (await server.Http.AllAsync("/api/statements?q='%22(%26|!%3C->*:")).ShouldBeEmpty("what is no word finds nothing and breaks nothing");
    }

    [Fact]
    public async Task By_several_at_once() => await ShouldBeAsync(
        "speaker=pakistan&target=taliban&context=terrorism&act=11",
        s => s.Text("speaker") == "pakistan" && s.Texts("targets").Contains("taliban") && s.Texts("contexts").Contains("terrorism") && s.GetProperty("act").Text("code")!.StartsWith("11", StringComparison.Ordinal));

    [Theory]
    [InlineData("iran", "taliban")]
    [InlineData("iran", "afghanistan")]
    [InlineData("taliban", "pakistan")]
    public async Task By_pair_it_is_what_explains_the_stance(string holder, string target)
    {
        var explained = await server.Http.ReadAsync($"/api/stances/{holder}/{target}?asOf=9000-12-31&explain=true");
        var statements = explained.GetProperty("contributions").EnumerateArray().Select(c => c.Text("statement")).ToHashSet();
        await ShouldBeAsync($"pair={holder},{target}", s => statements.Contains(s.Text("statement")));
    }

    private async Task<int> ShouldBeAsync(string filter, Func<JsonElement, bool> holds)
    {
        var expected = (await server.Http.AllAsync("/api/statements?limit=1000")).Where(holds).Select(s => s.Text("statement")).ToArray();
        expected.ShouldNotBeEmpty();
        expected.Length.ShouldBeLessThan(228);
        (await server.Http.AllAsync($"/api/statements?{filter}")).Select(s => s.Text("statement")).ShouldBe(expected);
        return expected.Length;
    }
}
