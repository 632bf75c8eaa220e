using System.Net;
using System.Text;

namespace StanceTracker.Server.Docs;

/// <summary>A section with all search words.</summary>
/// <param name="Page">Where it is.</param>
/// <param name="Section">The section.</param>
/// <param name="InHeading">Whether all words are in its heading or the page's title.</param>
internal sealed record DocsHit(DocsPage Page, DocsSection Section, bool InHeading);

/// <summary>Finds words in headings and text, ignoring case.</summary>
internal static class DocsSearch
{
    /// <summary>At most this many hits.</summary>
    private const int MaxHits = 50;

    /// <summary>How much text is shown around the first word.</summary>
    private const int ExcerptLength = 220;

    /// <summary>The sections with all words, first those with all words in the heading.</summary>
    public static IReadOnlyList<DocsHit> Find(DocsLibrary library, string query)
    {
        var words = Words(query);
        if (words.Length == 0) return [];
        return
        [
            .. library.Pages.Values.OrderBy(page => page.Address.Count(letter => letter == '/')).ThenBy(
                page => page.Address, StringComparer.Ordinal)
                .SelectMany(
                    page => page.Sections.Select(section => new DocsHit(page, section, HasAll($"{page.Title} {section.Heading}", words))))
                .Where(hit => hit.InHeading || HasAll($"{hit.Section.Heading} {hit.Section.Text}", words))
                .OrderByDescending(hit => hit.InHeading)
                .Take(MaxHits),
        ];
    }

    /// <summary>The text around the first word that is found, as HTML with the words marked.</summary>
    public static string Excerpt(DocsSection section, string query)
    {
        var words = Words(query);
        var first = words
            .Select(word => section.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0)
            .DefaultIfEmpty(0)
            .Min();
        var start = Math.Max(0, first - (ExcerptLength / 3));
        var text = section.Text.Substring(start, Math.Min(ExcerptLength, section.Text.Length - start));
        return $"{(start > 0 ? "… " : "")}{Marked(text, words)}{(start + text.Length < section.Text.Length ? " …" : "")}";
    }

    private static string[] Words(string query) => query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool HasAll(string text, string[] words) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Marked(string text, string[] words)
    {
        var html = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var word = words.FirstOrDefault(one => string.Compare(text, at, one, 0, one.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (word is null)
            {
                html.Append(WebUtility.HtmlEncode(text[at].ToString()));
                at++;
                continue;
            }

            html.Append("<mark>").Append(WebUtility.HtmlEncode(text.Substring(at, word.Length))).Append("</mark>");
            at += word.Length;
        }

        return html.ToString();
    }
}
