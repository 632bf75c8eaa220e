using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StanceTracker.Server.Docs;

/// <summary>All pages and images of the documentation, read once from a folder of Markdown.</summary>
internal sealed class DocsLibrary
{
    private const string Root = "/docs", Markdown = ".md", Index = "index";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().UseMathematics().UseAutoLinks().Build();

    private DocsLibrary(IReadOnlyDictionary<string, DocsPage> pages, IReadOnlyDictionary<string, byte[]> files) =>
        (Pages, Files) = (pages, files);

    /// <summary>The pages by address.</summary>
    public IReadOnlyDictionary<string, DocsPage> Pages { get; }

    /// <summary>Everything that is not a page, such as images, by address.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>The pages in reading order: that of the links in each index.</summary>
    public IEnumerable<DocsPage> InOrder => Pages.TryGetValue(Root, out var index) ? [index, .. Listed(index)] : [];

    /// <summary>The pages that an index links to, without itself.</summary>
    public IEnumerable<DocsPage> Listed(DocsPage index) => index.Links.Distinct()
        .Where(link => link.StartsWith($"{index.Address}/", StringComparison.Ordinal))
        .Select(Pages.GetValueOrDefault).OfType<DocsPage>();

    /// <summary>Reads a folder; one that does not exist has no pages.</summary>
    public static DocsLibrary Read(string folder)
    {
        var paths = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .ToHashSet(StringComparer.Ordinal)
            : [];
        var pages = paths.Where(path => path.EndsWith(Markdown, StringComparison.Ordinal))
            .Select(path => Render(path, File.ReadAllText(Path.Combine(folder, path)), paths));
        return new DocsLibrary(
            pages.ToDictionary(page => page.Address, StringComparer.Ordinal),
            paths.Where(path => !path.EndsWith(Markdown, StringComparison.Ordinal))
                .ToDictionary(path => $"{Root}/{path}", path => File.ReadAllBytes(Path.Combine(folder, path)), StringComparer.Ordinal));
    }

    private static DocsPage Render(string path, string text, IReadOnlySet<string> paths)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        var links = new List<string>();
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url is not { } url || IsElsewhere(url)) continue;
            var (target, anchor) = Resolve(path, url);
            if (!paths.Contains(target))
            {
                LeaveText(link);
                continue;
            }

            var address = AddressOf(target);
            links.Add(address);
            link.Url = address + anchor;
        }

        // Tables and formulas scroll on narrow screens, so they must be focusable by keyboard.
        foreach (var block in document.Descendants().Where(block => block is Table or MathBlock))
            block.GetAttributes().AddProperty("tabindex", "0");
        var sections = DocsSections.From(document);
        return new DocsPage(AddressOf(path), sections[0].Heading, document.ToHtml(Pipeline), sections, links);
    }

    private static bool IsElsewhere(string url) =>
        url.StartsWith('#') || url.StartsWith('/') || Uri.TryCreate(url, UriKind.Absolute, out _);

    /// <summary>The target of a relative link, as a path in the documentation's folder, and its anchor.</summary>
    private static (string Path, string Anchor) Resolve(string from, string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (relative, anchor) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        var whole = Path.GetFullPath(Path.Combine("/docs", Path.GetDirectoryName(from) ?? "", relative));
        return (Path.GetRelativePath("/docs", whole), anchor);
    }

    private static string AddressOf(string path)
    {
        if (!path.EndsWith(Markdown, StringComparison.Ordinal)) return $"{Root}/{path}";
        var name = path[..^Markdown.Length];
        if (name == Index) return Root;
        return name.EndsWith($"/{Index}", StringComparison.Ordinal) ? $"{Root}/{name[..^(Index.Length + 1)]}" : $"{Root}/{name}";
    }

    /// <summary>Links to other files of the repository do not work on a server, so only their text is shown.</summary>
    private static void LeaveText(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
