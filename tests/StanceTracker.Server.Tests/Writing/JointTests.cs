using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>A correction of one part of a joint act names the other parts that still say what was corrected.</summary>
public sealed class JointTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private const string Day = "2023-05-01", Corrected = "2023-05-09";

    [Fact]
    public async Task Each_other_part_is_named_with_what_it_still_says_until_it_is_corrected_too()
    {
        foreach (var actor in new[] { "host", "guest", "witness" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
        foreach (var (id, speaker, target, code) in new[] { ("visit", "guest", "host", "042"), ("hosting", "host", "guest", "043"), ("third", "witness", "host", "042"), ("gone", "host", "witness", "043") })
            (await server.Http.TellAsync("/api/statements", Joined(Bodies.Statement(id, speaker, target, day: Day, code: code)))).ShouldBe(201);
        (await server.Http.TellAsync("/api/statements", Bodies.Statement("alone", "guest", "host", day: Day, code: "042"))).ShouldBe(201);
        (await server.Http.TellAsync("/api/statements/gone/retractions", """{"reason": "It was not so."}""", ("If-Match", "*"))).ShouldBe(201);

        (await CorrectAsync("alone", Correction("guest", "host", "042", Corrected))).ShouldBeEmpty();
        var told = await CorrectAsync("visit", Joined(Correction("guest", "host", "040", Corrected)));
        told.Select(warning => (warning.Text("type"), warning.Text("field"), warning.Text("statement"))).ShouldBe([("other-half", "joint", "hosting"), ("other-half", "joint", "third")]);
        told[0].Text("message")!.ShouldContain("the old dates");
        told[1].Text("message")!.ShouldContain("the old dates and act");
        (await CorrectAsync("hosting", Joined(Correction("host", "guest", "043", Corrected)))).Select(warning => warning.Text("statement")).ShouldBe(["third"]);
        (await CorrectAsync("third", Joined(Correction("witness", "host", "040", Corrected)))).ShouldBeEmpty();
        (await CorrectAsync("visit", Joined(Correction("guest", "host", "040", Corrected).Replace("Corrected.", "Put better.")))).ShouldBeEmpty("only its words are others");
    }

    private async Task<JsonElement[]> CorrectAsync(string statement, string correction)
    {
        var written = (await server.Http.TellAsync($"/api/statements/{statement}/corrections", correction, ("If-Match", "*"))).ShouldBe(201).Json;
        return written.TryGetProperty("warnings", out var warnings) ? [.. warnings.EnumerateArray()] : [];
    }

    private static string Joined(string statement) => $"{{\"joint\": \"meeting\", {statement.Trim()[1..]}";

    private static string Correction(string speaker, string target, string code, string day) => $$"""
        {"speaker": "{{speaker}}", "targets": ["{{target}}"], "act": {"scheme": "cameo", "code": "{{code}}"}, "saidOn": {"earliest": "{{day}}", "latest": "{{day}}", "basis": "stated"}, "paraphrase": "Corrected.", "reason": "It was misread."}
        """;
}
