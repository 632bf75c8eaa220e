using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>What cannot be put right so is refused by name, and changes nothing.</summary>
public sealed class ChangeRejectionTests(ChangeRejectionTests.Server server) : IClassFixture<ChangeRejectionTests.Server>
{
    /// <summary>A server on which <c>said</c> stands, <c>unsaid</c> is retracted, <c>forged</c> is withdrawn and <c>double</c> is merged into <c>target</c>.</summary>
    public sealed class Server : RunningServer
    {
        protected override async Task FillAsync()
        {
            await BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Actor("double"), Some.Document("article"), Some.Document("forged"), Some.Claim("claim", "target"));
            await BeginAsync(Some.Statement("said"), Some.Statement("unsaid"));
            foreach (var (address, body) in new[]
            {
                ("actors/speaker/affiliations", """{"with": "target", "from": "2022-01-01", "to": "2022-12-31"}"""),
                ("actors/speaker/affiliations", """{"with": "double"}"""),
                ("actors/speaker/affiliation-withdrawals", """{"affiliation": 3, "reason": "It never held."}"""),
                ("actors/double/merges", """{"into": "target", "reason": "They are one."}"""),
                ("documents/forged/withdrawals", """{"reason": "It is a forgery."}"""),
                ("statements/said/corroborations", """{"evidence": {"document": "forged", "credibility": 3}}"""),
                ("statements/said/evidence-withdrawals", """{"evidence": 2, "reason": "It is a forgery."}"""),
                ("statements/unsaid/retractions", """{"reason": "It was not said."}"""),
            })
                (await Http.TellAsync($"/api/{address}", body, ("If-Match", "*"))).ShouldBe(201);
        }
    }

    /// <summary>Address, body without a reason, and a problem.</summary>
    public static TheoryData<string, string, int, string, string?> Rejections => new()
    {
        { "actors/speaker/corrections", """{"name": "speaker", "kind": "state"}""", 409, "changes-nothing", null },
        { "actors/speaker/corrections", """{"name": " ", "kind": "state"}""", 422, "missing-field", "name" },
        { "actors/speaker/alias-withdrawals", """{"alias": "Nobody"}""", 422, "unknown-alias", "alias" },
        { "actors/speaker/affiliation-ends", """{"affiliation": 2, "on": "2021-12-31"}""", 422, "ends-before-it-begins", "on" },
        { "actors/speaker/affiliation-ends", """{"affiliation": 2, "on": "2022-12-31"}""", 409, "changes-nothing", "on" },
        { "actors/speaker/affiliation-ends", """{"affiliation": 2, "on": "2022-02-30"}""", 422, "invalid-field", "on" },
        { "actors/speaker/affiliation-ends", """{"affiliation": 1, "on": "2022-06-30"}""", 422, "unknown-affiliation", "affiliation" },
        { "actors/speaker/affiliation-ends", """{"affiliation": 3, "on": "2022-06-30"}""", 422, "unknown-affiliation", "affiliation" },
        { "actors/speaker/affiliation-withdrawals", """{"affiliation": 3}""", 422, "unknown-affiliation", "affiliation" },
        { "actors/speaker/merges", """{"into": "speaker"}""", 409, "merge-in-circle", "into" },
        { "actors/target/merges", """{"into": "double"}""", 409, "merge-in-circle", "into" },
        { "actors/speaker/merges", """{"into": "nobody"}""", 422, "unknown-actor", "into" },
        { "actors/double/merges", """{"into": "speaker"}""", 409, "actor-is-merged", null },
        { "actors/double/corrections", """{"name": "Double", "kind": "state"}""", 409, "actor-is-merged", null },
        { "actors/speaker/unmerges", "{}", 409, "actor-is-not-merged", null },
        { "actors/nobody/unmerges", "{}", 404, "not-found", null },
        { "documents/article/corrections", """{"publisher": "The Paper", "published": {"earliest": "2023-06-01", "latest": "2023-06-01", "basis": "stated"}, "length": 100000}""", 409, "changes-nothing", null },
        { "documents/article/corrections", """{"publisher": "The Paper", "published": {"earliest": "2023-01-01", "latest": "2023-01-01", "basis": "stated"}, "reliability": "A"}""", 422, "invalid-field", "reliability" },
        { "documents/article/ratings", """{"reliability": "B"}""", 409, "changes-nothing", null },
        { "documents/article/ratings", """{"reliability": "Z"}""", 422, "invalid-field", "reliability" },
        { "documents/article/reinstatements", "{}", 409, "already-in-that-state", null },
        { "documents/forged/withdrawals", "{}", 409, "already-in-that-state", null },
        { "documents/nothing/withdrawals", "{}", 404, "not-found", null },
        { "claims/claim/corrections", """{"claim": "other", "proposition": "Otherwise.", "about": []}""", 422, "invalid-field", "claim" },
        { "claims/claim/corrections", """{"proposition": "Otherwise.", "about": ["nobody"]}""", 422, "unknown-actor", "about[0]" },
        { "claims/nothing/corrections", """{"proposition": "Otherwise.", "about": []}""", 404, "not-found", null },
        { "statements/said/retractions", "{\"paraphrase\": \"No.\"}", 422, "invalid-field", "paraphrase" },
        { "statements/said/reinstatements", "{}", 409, "already-in-that-state", null },
        { "statements/unsaid/retractions", "{}", 409, "already-in-that-state", null },
        { "statements/said/evidence-withdrawals", """{"evidence": 7}""", 422, "unknown-evidence", "evidence" },
        { "statements/said/evidence-withdrawals", """{"evidence": 2}""", 422, "unknown-evidence", "evidence" },
        { "statements/nothing/retractions", "{}", 404, "not-found", null },
    };

    [Theory]
    [MemberData(nameof(Rejections), DisableDiscoveryEnumeration = true)]
    public async Task It_is_refused_by_name(string address, string body, int status, string kind, string? field)
    {
        var head = await server.Http.HeadAsync();
        var reasoned = body.TrimEnd('}') + (body == "{}" ? "" : ", ") + "\"reason\": \"It was misread.\"}";
        if (body.EndsWith("}}", StringComparison.Ordinal)) reasoned = body[..^1] + ", \"reason\": \"It was misread.\"}";
        (await server.Http.TellAsync($"/api/{address}", reasoned, ("If-Match", "*"))).ShouldRefuse(status, kind, field);
        (await server.Http.HeadAsync()).ShouldBe(head, "nothing is recorded");
    }

    [Fact]
    public async Task A_correction_of_a_statement_that_changes_nothing()
    {
        var shown = await server.Http.ReadAsync("/api/statements/said");
        var same = $$"""
            {"speaker": "speaker", "targets": ["target"], "act": {"scheme": "cameo", "code": "{{shown.GetProperty("act").Text("code")}}"}, "saidOn": {{shown.GetProperty("saidOn").GetRawText()}},
             "modality": "{{shown.Text("modality")}}", "paraphrase": "{{shown.Text("paraphrase")}}", "reason": "To be sure."}
            """;
        (await server.Http.TellAsync("/api/statements/said/corrections", same, ("If-Match", "*"))).ShouldRefuse(409, "changes-nothing", null);
        (await server.Http.TellAsync("/api/statements/said/corrections", same.Replace("\"target\"", "\"nobody\""), ("If-Match", "*"))).ShouldRefuse(422, "unknown-actor", "targets[0]");
    }

    /// <summary>Every call that puts something right, with a body that would do.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "actors/speaker/corrections", "\"name\": \"Another\", \"kind\": \"state\"" },
        { "actors/speaker/alias-withdrawals", "\"alias\": \"Nobody\"" },
        { "actors/speaker/affiliation-ends", "\"affiliation\": 2, \"on\": \"2022-06-30\"" },
        { "actors/speaker/affiliation-withdrawals", "\"affiliation\": 2" },
        { "actors/speaker/merges", "\"into\": \"target\"" },
        { "actors/double/unmerges", "" },
        { "documents/article/corrections", "\"publisher\": \"Another\", \"published\": {\"earliest\": \"2023-06-01\", \"latest\": \"2023-06-01\", \"basis\": \"stated\"}" },
        { "documents/article/ratings", "\"reliability\": \"E\"" },
        { "documents/article/withdrawals", "" },
        { "documents/forged/reinstatements", "" },
        { "claims/claim/corrections", "\"proposition\": \"Otherwise.\", \"about\": []" },
        { "statements/said/corrections", "\"speaker\": \"speaker\", \"targets\": [\"target\"], \"act\": {\"scheme\": \"cameo\", \"code\": \"190\"}, \"saidOn\": {\"earliest\": \"2023-01-01\", \"latest\": \"2023-01-01\", \"basis\": \"stated\"}, \"paraphrase\": \"Attacks.\"" },
        { "statements/said/evidence-withdrawals", "\"evidence\": 1" },
        { "statements/said/retractions", "" },
        { "statements/unsaid/reinstatements", "" },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task Without_a_reason_or_the_version_that_was_seen_nothing_is_put_right(string address, string fields)
    {
        var head = await server.Http.HeadAsync();
        var separator = fields.Length == 0 ? "" : ", ";
        (await server.Http.TellAsync($"/api/{address}", $"{{{fields}}}", ("If-Match", "*"))).ShouldRefuse(422, "missing-field", "reason");
        (await server.Http.TellAsync($"/api/{address}", $"{{{fields}{separator}\"reason\": \" \"}}", ("If-Match", "*"))).ShouldRefuse(422, "missing-field", "reason");
        (await server.Http.TellAsync($"/api/{address}", $"{{{fields}{separator}\"reason\": \"Why.\"}}")).ShouldRefuse(428, "version-required", "If-Match");
        (await server.Http.TellAsync($"/api/{address}", $"{{{fields}{separator}\"reason\": \"Why.\"}}", ("If-Match", "\"99\""))).ShouldRefuse(412, "stale-version", "If-Match");
        (await server.Http.TellAsync($"/api/{address}", $"{{{fields}{separator}\"reason\": \"Why.\"}}", ("If-Match", "W/x"))).ShouldRefuse(400, "invalid-header", "If-Match");
        (await server.Http.HeadAsync()).ShouldBe(head, "nothing is recorded");
    }
}
