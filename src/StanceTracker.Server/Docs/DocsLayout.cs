using System.Net;

namespace StanceTracker.Server.Docs;

/// <summary>The layout of the documentation: header, navigation and search.</summary>
internal static class DocsLayout
{
    private static readonly string Style = ReadStyle();

    /// <summary>A page.</summary>
    public static string Page(DocsLibrary library, DocsPage page) => Around(library, page.Address, page.Title, page.Html, "");

    /// <summary>The page for unknown addresses.</summary>
    public static string NotFound(DocsLibrary library) =>
        Around(library, "", "No such page", "<h1>No such page</h1><p>Try the list of pages, or search.</p>", "");

    /// <summary>The results of a search.</summary>
    public static string Results(DocsLibrary library, string query, IReadOnlyList<DocsHit> hits)
    {
        var items = string.Concat(hits.Select(hit =>
            $"<li><a href=\"{hit.Page.Address}#{hit.Section.Anchor}\">{Encode(Name(hit))}</a>"
            + $"<p>{DocsSearch.Excerpt(hit.Section, query)}</p></li>\n"));
        var summary = hits.Count switch { 0 => "Nothing found.", 1 => "1 section.", var count => $"{count} sections." };
        return Around(library, "", "Search", $"<h1>Search</h1><p role=\"status\">{summary}</p><ul class=\"hits\">{items}</ul>", query);
    }

    private static string Name(DocsHit hit) =>
        hit.Section.Heading == hit.Page.Title ? hit.Page.Title : $"{hit.Page.Title}: {hit.Section.Heading}";

    private static string Around(DocsLibrary library, string address, string title, string body, string query) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <title>{Encode(title)} · StanceTracker docs</title>
        <style>{Style}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
        <a class="name" href="/">StanceTracker</a>
        <a href="/docs">Docs</a>
        <a href="/api/docs">API browser</a>
        <form action="/docs/search" role="search">
        <input type="search" name="q" value="{Encode(query)}" placeholder="Search the docs" aria-label="Search the docs">
        <button>Search</button>
        </form>
        </header>
        <div class="columns">
        <nav aria-label="Documentation"><ul>{string.Concat(library.InOrder.Select(page => Entry(library, page, address)))}</ul></nav>
        <main id="main" tabindex="-1">{body}</main>
        </div>
        {(body.Contains("class=\"math\"", StringComparison.Ordinal) ? "<script type=\"module\" src=\"/docs-math.js\"></script>" : "")}
        </body>
        </html>
        """;

    private static string Entry(DocsLibrary library, DocsPage page, string current)
    {
        var open = page.Address != "/docs" && (current == page.Address || current.StartsWith($"{page.Address}/", StringComparison.Ordinal));
        var below = open ? string.Concat(library.Listed(page).Select(sub => Entry(library, sub, current))) : "";
        var mark = page.Address == current ? " aria-current=\"page\"" : "";
        return $"<li><a href=\"{page.Address}\"{mark}>{Encode(page.Title)}</a>{(below.Length > 0 ? $"<ul>{below}</ul>" : "")}</li>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(DocsLayout).Assembly.GetManifestResourceStream("docs.css")!);
        return reader.ReadToEnd();
    }
}
