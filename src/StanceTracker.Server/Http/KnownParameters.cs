using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace StanceTracker.Server.Http;

/// <summary>
/// Refuses unknown parameters: if <c>?asof=2023-12-31</c> were ignored, the answer would look right and be wrong.
/// </summary>
internal static class KnownParameters
{
    private static readonly ConcurrentDictionary<MethodInfo, HashSet<string>> OfCalls = new();

    /// <summary>Answers 400 if a parameter is unknown or repeated; otherwise runs the endpoint.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.Query.Count > 0)
        {
            var known = OfCalls.GetOrAdd(context.GetEndpoint()!.Metadata.GetRequiredMetadata<MethodInfo>(), Names);
            foreach (var (name, values) in context.Request.Query)
            {
                if (!known.Contains(name)) return Problems.Problem(Problems.UnknownParameter, $"Unknown query parameter '{name}'.", name);
                if (values.Count > 1) return Problems.Problem(Problems.InvalidParameter, $"{name} appears {values.Count} times; give it once.", name);
            }
        }

        return await next(invocation);
    }

    private static HashSet<string> Names(MethodInfo call) => call.GetParameters()
        .SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetProperties().Select(property => (property.GetCustomAttribute<FromQueryAttribute>(), property.Name))
            : [(parameter.GetCustomAttribute<FromQueryAttribute>(), parameter.Name!)])
        .Where(parameter => parameter.Item1 is not null)
        .Select(parameter => parameter.Item1!.Name ?? parameter.Item2)
        .ToHashSet(StringComparer.Ordinal);
}
