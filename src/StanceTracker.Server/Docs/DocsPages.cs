using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace StanceTracker.Server.Docs;

/// <summary>Serves the documentation under <c>/docs</c>: the repository's own <c>docs</c> folder, as HTML.</summary>
internal static class DocsPages
{
    private const string Root = "/docs", SearchPath = "/docs/search";

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    /// <summary>Handles all requests below <c>/docs</c>.</summary>
    public static WebApplication UseDocs(this WebApplication app)
    {
        var library = new Lazy<DocsLibrary>(() => DocsLibrary.Read(Path.Combine(AppContext.BaseDirectory, "docs")));
        app.Use((context, next) => IsForDocs(context.Request) ? Answer(context, library.Value).ExecuteAsync(context) : next(context));
        return app;
    }

    private static bool IsForDocs(HttpRequest request) =>
        request.Path.StartsWithSegments(Root, StringComparison.Ordinal)
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    private static IResult Answer(HttpContext context, DocsLibrary library)
    {
        var path = context.Request.Path.Value!.TrimEnd('/');
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        Pages.StaticPages.Guard(headers, isPage: true);
        if (path == SearchPath)
        {
            var query = context.Request.Query["q"].ToString();
            return Html(DocsLayout.Results(library, query, DocsSearch.Find(library, query)));
        }

        if (library.Pages.TryGetValue(path, out var page)) return Html(DocsLayout.Page(library, page));
        if (!library.Files.TryGetValue(path, out var file)) return Html(DocsLayout.NotFound(library), StatusCodes.Status404NotFound);
        return TypedResults.Bytes(file, MediaTypes.TryGetContentType(path, out var type) ? type : "application/octet-stream");
    }

    private static IResult Html(string html, int status = StatusCodes.Status200OK) =>
        TypedResults.Content(html, "text/html; charset=utf-8", Encoding.UTF8, status);
}
