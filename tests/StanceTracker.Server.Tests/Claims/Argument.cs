using System.Text.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Claims;

/// <summary>
/// Actors that argue about one claim, in January 2023, on a server that others use too: every id is a test's own, and told without what makes it so. Each statement <c>s1</c> rests on a
/// document of its own, <c>d-s1</c>.
/// </summary>
internal sealed class Argument(RunningServer server, string own)
{
    public string Claim => Id("claim");

    public string Id(string name) => $"{own}-{name}";

    public static DateOnly Day(int day) => new(2023, 1, day);

    /// <summary>Frames the claim and introduces actors.</summary>
    public async Task BeginAsync(params string[] actors)
    {
        await server.BeginAsync([.. actors.Append("audience").Select(actor => Some.Actor(Id(actor)))]);
        await server.BeginAsync(Some.Claim(Claim));
    }

    public Task TieAsync(string actor, string with, int? from = null, int? to = null) =>
        OfActorAsync(actor, new ActorAffiliated(ActorId.Parse(Id(with)), null, from is { } f ? Day(f) : null, to is { } t ? Day(t) : null));

    public async Task SayAsync(string statement, string speaker, Standpoint standpoint, int day, Capacity capacity = Capacity.Official)
    {
        await server.BeginAsync(Some.Document(Id($"d-{statement}")));
        await server.BeginAsync(Statement(statement, speaker, standpoint, day, capacity));
    }

    public StatementRecorded Statement(string statement, string speaker, Standpoint standpoint, int day, Capacity capacity = Capacity.Official) =>
        Some.Statement(Id(statement)).By(Id(speaker)).Toward(Id("audience")).On(2023, 1, day).ReportedBy(Id($"d-{statement}")) with
        {
            Capacity = capacity,
            Claims = [new ClaimStand(ClaimId.Parse(Claim), standpoint)],
        };

    public Task OfActorAsync(string actor, LedgerEvent body) => server.GoOnAsync(StreamId.From(ActorId.Parse(Id(actor))), body);

    public Task OfStatementAsync(string statement, LedgerEvent body) => server.GoOnAsync(StreamId.From(StatementId.Parse(Id(statement))), body);

    public Task OfDocumentAsync(string document, LedgerEvent body) => server.GoOnAsync(StreamId.From(DocumentId.Parse(Id(document))), body);

    /// <summary>The claim's page.</summary>
    public Task<JsonElement> PageAsync(string query = "") => server.Http.ReadAsync($"/api/claims/{Claim}?{query}");

    /// <summary>Where everybody stands: <c>land: denies since 2023-01-05, s2 of 2023-01-07</c>.</summary>
    public async Task<IReadOnlyList<string>> StandpointsAsync(string query = "") =>
        [.. (await PageAsync(query)).GetProperty("positions").EnumerateArray().Select(p => Plain($"{p.Text("actor")}: {p.Text("position")} since {p.Text("since")}, {p.Text("statement")} of {p.Text("day")}"))];

    /// <summary>Where one stands; null if nowhere.</summary>
    public async Task<string?> StandpointAsync(string actor, string query = "") =>
        (await PageAsync(query)).GetProperty("positions").EnumerateArray().Where(p => p.Text("actor") == Id(actor)).Select(p => p.Text("position")).SingleOrDefault();

    /// <summary>The reversals on the claim, which its page must tell alike: <c>land on 2023-01-07: asserts → denies, s1 → s2</c>.</summary>
    public async Task<IReadOnlyList<string>> ReversalsAsync(string query = "")
    {
        var listed = await server.Http.AllAsync($"/api/reversals?claim={Claim}&{query}");
        (await PageAsync(query)).GetProperty("reversals").EnumerateArray().Select(row => row.GetRawText()).ShouldBe(listed.Select(row => row.GetRawText()));
        return [.. listed.Select(Reversal)];
    }

    /// <summary>The disputes on the claim, which its page must tell alike: <c>land (s1) / rival (s2) since 2023-01-07</c>.</summary>
    public async Task<IReadOnlyList<string>> DisputesAsync(string query = "")
    {
        var listed = await server.Http.AllAsync($"/api/disputes?claim={Claim}&{query}");
        (await PageAsync(query)).GetProperty("disputes").EnumerateArray().Select(row => row.GetRawText()).ShouldBe(listed.Select(row => row.GetRawText()));
        return [.. listed.Select(Dispute)];
    }

    public string Reversal(JsonElement r) => Plain($"{r.Text("actor")} on {r.Text("day")}: {r.Text("from")} → {r.Text("to")}, {r.Text("before")} → {r.Text("after")}");

    public string Dispute(JsonElement d) => Plain($"{d.Text("asserting")} ({d.Text("asserted")}) / {d.Text("denying")} ({d.Text("denied")}) since {d.Text("since")}");

    private string Plain(string text) => text.Replace($"{own}-", "", StringComparison.Ordinal);
}
