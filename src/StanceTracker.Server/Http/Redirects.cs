namespace StanceTracker.Server.Http;

/// <summary>Redirects.</summary>
internal static class Redirects
{
    /// <summary>307 to the survivor of a merge. Not cacheable, since the merge can be undone.</summary>
    public static IResult ToSurvivor(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = "no-store";
        var suffix = context.Items.TryGetValue(typeof(Format), out var format) ? $".{((Format)format!).ToString().ToLowerInvariant()}" : "";
        return TypedResults.Redirect(
            $"{context.Request.PathBase}{path}{suffix}{context.Request.QueryString}", permanent: false, preserveMethod: true);
    }
}
