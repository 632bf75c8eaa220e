using Microsoft.AspNetCore.Http.Metadata;

namespace StanceTracker.Server.Http;

/// <summary>
/// Refuses parameters that a call does not know. <c>?asof=2023-12-31</c> silently taken for today would be a wrong answer that looks right.
/// </summary>
internal static class KnownParameters
{
    /// <summary>Answers 400 where a parameter is unknown, else goes on.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.Query.Count > 0)
        {
            var known = context.GetEndpoint()!.Metadata.OfType<IParameterBindingMetadata>().Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
            if (context.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
                return Problems.Problem(Problems.UnknownParameter, $"This call does not know the parameter '{unknown}'.", unknown);
        }

        return await next(invocation);
    }
}
