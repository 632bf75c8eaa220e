using Microsoft.Net.Http.Headers;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Pages;

/// <summary>
/// The analyst's pages: built files from memory, and <c>index.html</c> at every address that nothing else answers, since the pages find their way by the address themselves.
/// A program that was built without them leads to the page of the interface.
/// </summary>
internal static class StaticPages
{
    /// <summary>The setting with the folder of the built pages; else they lie beside the program.</summary>
    public const string FolderSetting = "Pages:Folder";

    private const string Index = "/index.html";

    /// <summary>What belongs to the interface: an address below it that does not exist is a problem, not a page.</summary>
    private static readonly string[] Interface = ["/api", "/openapi", "/health", "/problems"];

    /// <summary>Scripts and all else from here alone. Mantine and the charts set styles on elements, and write a style sheet of their own.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Answers with pages where no call of the interface does.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        var files = PageFile.ReadAll(app.Configuration[FolderSetting] ?? Path.Combine(AppContext.BaseDirectory, "pages"));
        app.Use((context, next) => Answer(context, files) is { } answer ? answer.ExecuteAsync(context) : next(context));
        return app;
    }

    private static IResult? Answer(HttpContext context, IReadOnlyDictionary<string, PageFile> files)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "/");
        if (context.GetEndpoint() is not null || Interface.Any(part => request.Path.StartsWithSegments(part)) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return null;
        if (!files.TryGetValue(Index, out var index)) return path == "/" ? TypedResults.Redirect(OpenApiDocumentation.Page) : null;

        // A missing script answered with a page would be read as a broken script: what looks like a file is one or is not there.
        if (!files.TryGetValue(path, out var file) && path.StartsWith("/assets/", StringComparison.Ordinal)) return null;
        return Send(context, file ?? index);
    }

    /// <summary>Sets the headers that keep a browser from guessing types, from telling others where it was and, of a page, from loading what is not of here.</summary>
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
