namespace StanceTracker.Server.Http;

/// <summary>Answers that send the caller on.</summary>
internal static class Redirects
{
    /// <summary>307 to the survivor of a merge. Not to be cached: an unmerging takes it back.</summary>
    public static IResult ToSurvivor(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = "no-store";
        var suffix = context.Items.TryGetValue(typeof(Format), out var format) ? $".{((Format)format!).ToString().ToLowerInvariant()}" : "";
        return TypedResults.Redirect($"{context.Request.PathBase}{path}{suffix}{context.Request.QueryString}", permanent: false, preserveMethod: true);
    }
}
