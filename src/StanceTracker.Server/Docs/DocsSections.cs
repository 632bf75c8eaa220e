using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StanceTracker.Server.Docs;

/// <summary>Splits a page into sections by heading.</summary>
internal static class DocsSections
{
    /// <summary>The sections in order. A page must start with a heading.</summary>
    public static IReadOnlyList<DocsSection> From(MarkdownDocument document)
    {
        var sections = new List<(string Heading, string Anchor, StringBuilder Text)>();
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
            {
                var title = new StringBuilder();
                Write(heading, title);
                sections.Add((title.ToString().Trim(), heading.GetAttributes().Id ?? "", new StringBuilder()));
            }
            else if (sections.Count > 0)
            {
                Write(block, sections[^1].Text);
            }
        }

        return [.. sections.Select(section => new DocsSection(section.Heading, section.Anchor, Collapse(section.Text.ToString())))];
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Write(Block block, StringBuilder text)
    {
        switch (block)
        {
            case ContainerBlock container:
                foreach (var child in container) Write(child, text);
                break;
            case LeafBlock { Inline: { } inline }:
                Write(inline, text);
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines.ToString());
                break;
        }

        text.Append(' ');
    }

    private static void Write(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case ContainerInline container:
                foreach (var child in container) Write(child, text);
                break;
        }
    }
}
