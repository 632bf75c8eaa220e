using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Http;

/// <summary>A kind of error.</summary>
internal sealed record ProblemView(string Type, int Status, string Title);

/// <summary><c>GET /problems</c> and <c>/problems/{name}</c>: the kinds of errors.</summary>
internal static class ListProblems
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", HandleAll).WithReadMetadata<ProblemView[]>("List the kinds of errors.");
        app.MapGet("/problems/{name}", HandleOne).WithReadMetadata<ProblemView>("Get a kind of error.").ProducesProblem(404);
    }

    public static IResult HandleAll() => TypedResults.Json(Problems.All.Select(Show).ToArray());

    public static IResult HandleOne(string name) =>
        Problems.All.FirstOrDefault(type => type.Name == name) is { } type
            ? TypedResults.Json(Show(type))
            : Problems.NotFound("kind of problem", name);

    private static ProblemView Show(ProblemType type) => new(type.Address, type.Status, type.Title);
}
