using Microsoft.Net.Http.Headers;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Pages;

/// <summary>
/// Serves the single-page application from memory: its files, and <c>index.html</c> at every path without an endpoint, since the
/// application does its own routing. If the program was built without the pages, <c>/</c> redirects to the API browser.
/// </summary>
internal static class StaticPages
{
    /// <summary>The setting with the folder of the built pages. The default is beside the program.</summary>
    public const string FolderSetting = "Pages:Folder";

    private const string Index = "/index.html";

    /// <summary>Paths of the API: an unknown path below them is a problem, not a page.</summary>
    private static readonly string[] ApiPaths = ["/api", "/openapi", "/health", "/problems"];

    /// <summary>Allows only resources of this server. Mantine and the charts need inline styles.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri "
            + "'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Serves the pages at all paths without an endpoint.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        var files = PageFile.ReadAll(app.Configuration[FolderSetting] ?? Path.Combine(AppContext.BaseDirectory, "pages"));
        app.Use((context, next) => Answer(context, files) is { } answer ? answer.ExecuteAsync(context) : next(context));
        return app;
    }

    private static IResult? Answer(HttpContext context, IReadOnlyDictionary<string, PageFile> files)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "/");
        if (context.GetEndpoint() is not null || ApiPaths.Any(api => request.Path.StartsWithSegments(api))) return null;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        if (!files.TryGetValue(Index, out var index)) return path == "/" ? TypedResults.Redirect(OpenApiDocumentation.Page) : null;

        // A missing script must not be answered with a page, which would be run as a broken script.
        if (!files.TryGetValue(path, out var file) && path.StartsWith("/assets/", StringComparison.Ordinal)) return null;
        return Send(context, file ?? index);
    }

    /// <summary>
    /// Sets security headers: no media type sniffing, no referrer for other sites and, for pages, a content security policy.
    /// </summary>
    public static void Guard(IHeaderDictionary headers, bool isPage)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (isPage) headers.ContentSecurityPolicy = ContentSecurityPolicy;
    }

    private static IResult Send(HttpContext context, PageFile file)
    {
        var (bytes, coding) = file.For(context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = file.Immutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (coding is not null) headers.ContentEncoding = coding;
        Guard(headers, isPage: file.MediaType.StartsWith("text/html", StringComparison.Ordinal));
        return TypedResults.Bytes(bytes, file.MediaType, entityTag: new EntityTagHeaderValue($"\"{file.Tag}{coding}\""));
    }
}
