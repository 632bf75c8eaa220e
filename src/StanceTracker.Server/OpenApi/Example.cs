using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace StanceTracker.Server.OpenApi;

/// <summary>An example of a request and its answer, from the seed corpus, for the OpenAPI document.</summary>
/// <param name="Request">The request body; null if there is none.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Response">The answer; null if the schema says enough.</param>
internal sealed record Example(string? Request, int Status, string? Response)
{
    /// <summary>The example of a read.</summary>
    public static Example Read(string response) => new(null, 200, response);

    /// <summary>The example of a write.</summary>
    public static Example Writing(string request, string response) => new(request, 201, response);

    /// <summary>An id in the seed corpus for a path parameter.</summary>
    public static JsonNode? ForPath(string parameter) => parameter switch
    {
        "holder" => "iran",
        "target" => "taliban",
        _ => null,
    };

    /// <summary>Adds the example to an operation.</summary>
    public void Put(OpenApiOperation operation)
    {
        foreach (var body in operation.RequestBody?.Content?.Values ?? []) body.Example = Request is null ? null : JsonNode.Parse(Request);
        if (Response is null || operation.Responses is null || !operation.Responses.TryGetValue($"{Status}", out var answer)) return;
        foreach (var body in answer.Content?.Values ?? []) body.Example = JsonNode.Parse(Response);
    }
}

/// <summary>Fragments that several examples share.</summary>
internal static class Examples
{
    public const string Context = """
        "asOf": "2024-01-16", "knownAt": 457, "method": "discounted", "scores": "icews", "halfLifeDays": 180, "position": 457
        """;

    public const string Row = """
        "holder": "taliban", "target": "iran", "stance": -1.2363087402836062, "low": -4.57521912595087, "high": 2.102601645383658,
        "evidence": 2.4801946140972464, "mean": -1.6506963229600502, "label": "critical", "certainty": "leaning", "lastKnown": null,
        "statements": 10, "unscored": 0, "lastDay": "2024-01-04",
        "quad": {"verbalCooperation": 3, "materialCooperation": 0, "verbalConflict": 5, "materialConflict": 2}
        """;
}
