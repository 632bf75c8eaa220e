using System.Globalization;
using System.Net;
using System.Text;

namespace StanceTracker.Server.Tests.Docs;

/// <summary>Draws boxes and arrows, described line by line, as SVG.</summary>
internal static class Drawing
{
    private const int Column = 236, Row = 92, Width = 212, Height = 54, Margin = 12;

    private const string Style =
        "text{font:13px system-ui,sans-serif;fill:#1f2328}.what{font-size:11px;fill:#59636e}rect{fill:#f6f8fa;stroke:#59636e}line{stroke:#59636e}.head{fill:#59636e}" +
        "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.what{fill:#9aa4af}rect{fill:#20252b;stroke:#9aa4af}line{stroke:#9aa4af}.head{fill:#9aa4af}}";

    private sealed record Box(int Left, int Top, int Right, string Title, string What)
    {
        public int Bottom => Top + Height;
    }

    /// <summary>The SVG of a description.</summary>
    public static string Draw(string description)
    {
        var boxes = new Dictionary<string, Box>();
        var body = new StringBuilder();
        foreach (var line in description.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "box")
            {
                var box = Read(words);
                boxes.Add(words[1], box);
                body.Append(Shape(box));
            }
            else
            {
                words[0].ShouldBe("arrow");
                body.Append(Arrow(boxes[words[1]], boxes[words[2]]));
            }
        }

        var (width, height) = (boxes.Values.Max(box => box.Right) + Margin, boxes.Values.Max(box => box.Bottom) + Margin);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
            <style>{Style}</style>
            {body}</svg>

            """;
    }

    private static Box Read(string[] words)
    {
        var (column, row, span) = (Number(words[2]), Number(words[3]), Number(words[4]));
        var text = string.Join(' ', words[5..]).Split(" | ");
        var left = Margin + (column * Column);
        return new Box(left, Margin + (row * Row), left + ((span - 1) * Column) + Width, text[0], text[1]);

        static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
    }

    private static string Shape(Box box)
    {
        var middle = (box.Left + box.Right) / 2;
        return $"""
            <rect x="{box.Left}" y="{box.Top}" width="{box.Right - box.Left}" height="{Height}" rx="6"/>
            <text x="{middle}" y="{box.Top + 22}" text-anchor="middle">{WebUtility.HtmlEncode(box.Title)}</text>
            <text class="what" x="{middle}" y="{box.Top + 40}" text-anchor="middle">{WebUtility.HtmlEncode(box.What)}</text>

            """;
    }

    /// <summary>Straight down or up, in the middle of the columns that both boxes have.</summary>
    private static string Arrow(Box from, Box to)
    {
        var (left, right) = (Math.Max(from.Left, to.Left), Math.Min(from.Right, to.Right));
        left.ShouldBeLessThan(right, $"{from.Title} lies above or below {to.Title}");
        var x = (left + right) / 2;
        var down = to.Top > from.Top;
        var (start, end) = down ? (from.Bottom, to.Top) : (from.Top, to.Bottom);
        var back = down ? end - 8 : end + 8;
        return $"""
            <line x1="{x}" y1="{start}" x2="{x}" y2="{back}"/><path class="head" d="M{x} {end}L{x - 4} {back}L{x + 4} {back}Z"/>

            """;
    }
}
