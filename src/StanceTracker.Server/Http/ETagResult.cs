namespace StanceTracker.Server.Http;

/// <summary>Answers that show one resource at its version.</summary>
internal static class ETagResult
{
    /// <summary>The resource with its ETag; 304 if the caller has that version.</summary>
    public static IResult Create<T>(HttpContext context, T shown, long version)
    {
        var tag = CommandEndpoint.ETag(version);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(shown);
    }
}
