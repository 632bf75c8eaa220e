namespace StanceTracker.Server.Tests.Running;

/// <summary>Bodies as a program would write them that never saw our types.</summary>
internal static class Bodies
{
    public static string Actor(string id) => $$"""{"actor": "{{id}}", "name": "The {{id}}", "kind": "state"}""";

    public static string Document(string id) => $$"""
        {"document": "{{id}}", "publisher": "The Paper", "published": {"earliest": "2023-06-01", "latest": "2023-06-01", "basis": "stated"}, "reliability": "B", "length": 1000}
        """;

    public static string Claim(string id, string about) => $$"""{"claim": "{{id}}", "proposition": "It is so: {{id}}.", "about": ["{{about}}"]}""";

    /// <summary>A statement; without an id the server is to choose one. It takes one line.</summary>
    public static string Statement(
        string? id = null, string speaker = "speaker", string target = "target", string document = "article", string day = "2023-01-01", string code = "111", string paraphrase = "Rebukes it.") =>
        $$$"""
        {{{{(id is null ? "" : $"\"statement\": \"{id}\", ")}}}"speaker": "{{{speaker}}}", "targets": ["{{{target}}}"], "act": {"scheme": "cameo", "code": "{{{code}}}"}, "saidOn": {"earliest": "{{{day}}}", "latest": "{{{day}}}", "basis": "stated"}, "paraphrase": "{{{paraphrase}}}", "evidence": {"document": "{{{document}}}", "credibility": 2}}
        """;
}
