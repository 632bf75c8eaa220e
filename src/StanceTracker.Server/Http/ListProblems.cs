namespace StanceTracker.Server.Http;

/// <summary>A kind of error.</summary>
internal sealed record ProblemView(string Type, int Status, string Title);

/// <summary><c>GET /problems</c> and <c>/problems/{name}</c>: what the types of errors mean.</summary>
internal static class ListProblems
{
    public static IResult HandleAll() => TypedResults.Json(Problems.All.Select(Show).ToArray());

    public static IResult HandleOne(string name) =>
        Problems.All.FirstOrDefault(type => type.Name == name) is { } type ? TypedResults.Json(Show(type)) : Problems.NotFound("kind of problem", name);

    private static ProblemView Show(ProblemType type) => new(type.Address, type.Status, type.Title);
}
