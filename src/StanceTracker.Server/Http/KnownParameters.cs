using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace StanceTracker.Server.Http;

/// <summary>
/// Checks the query before an endpoint runs. It refuses unknown parameters: if <c>?asof=2023-12-31</c> were ignored, the answer would look
/// right and be wrong.
/// </summary>
internal static class KnownParameters
{
    private static readonly ConcurrentDictionary<MethodInfo, BoundParameter[]> OfEndpoints = new();

    /// <summary>Answers 400 if a parameter is unknown, repeated or malformed; otherwise runs the endpoint.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.Query.Count > 0)
        {
            var known = OfEndpoints.GetOrAdd(context.GetEndpoint()!.Metadata.GetRequiredMetadata<MethodInfo>(), Parameters);
            foreach (var (name, values) in context.Request.Query)
            {
                if (!Array.Exists(known, parameter => parameter.Name == name))
                    return Problems.Problem(Problems.UnknownParameter, $"Unknown query parameter '{name}'.", name);
                if (values.Count > 1)
                    return Problems.Problem(Problems.InvalidParameter, $"{name} appears {values.Count} times; give it once.", name);
            }

            if (ProblemOf(known, invocation.Arguments) is { } problem) return problem;
        }

        return await next(invocation);
    }

    /// <summary>The problem of the first malformed parameter among the properties of an object; null if there is none.</summary>
    public static ProblemHttpResult? ProblemOf(object parameters) => ProblemOf(Properties(parameters.GetType(), position: 0), [parameters]);

    private static ProblemHttpResult? ProblemOf(IEnumerable<BoundParameter> known, IList<object?> arguments) => known
        .Select(parameter => (parameter.Value(arguments) as IQueryParameter)?.ProblemOf(parameter.Name))
        .FirstOrDefault(problem => problem is not null);

    private static IEnumerable<BoundParameter> Properties(Type parameters, int position) =>
        parameters.GetProperties().SelectMany(property => Bound(property, property.Name, position, property.GetValue));

    private static BoundParameter[] Parameters(MethodInfo endpoint) =>
    [
        .. endpoint.GetParameters().SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute))
            ? Properties(parameter.ParameterType, parameter.Position)
            : Bound(parameter, parameter.Name!, parameter.Position, argument => argument)),
    ];

    private static IEnumerable<BoundParameter> Bound(
        ICustomAttributeProvider member, string name, int position, Func<object?, object?> value) =>
        member.GetCustomAttributes(typeof(FromQueryAttribute), inherit: true) is [FromQueryAttribute query]
            ? [new BoundParameter(query.Name ?? name, arguments => value(arguments[position]))]
            : [];

    /// <summary>A query parameter of an endpoint.</summary>
    /// <param name="Name">Its name in the query.</param>
    /// <param name="Value">Finds its value among the endpoint's arguments.</param>
    private sealed record BoundParameter(string Name, Func<IList<object?>, object?> Value);
}
