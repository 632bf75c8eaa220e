using System.Text;
using System.Text.Json;

namespace StanceTracker.Server.Tests.Docs;

/// <summary>A command that a page shows behind <c>$</c>, and the lines of output that it shows below.</summary>
/// <param name="Words">The command's words, as a shell would split them.</param>
/// <param name="Filter">What <c>jq</c> is asked for; null where the output is shown whole.</param>
/// <param name="Output">The lines shown.</param>
internal sealed record ShownCommand(IReadOnlyList<string> Words, string? Filter, IReadOnlyList<string> Output)
{
    /// <summary>The commands of a <c>console</c> block.</summary>
    public static IReadOnlyList<ShownCommand> Read(string block)
    {
        block.ShouldStartWith("$ ");
        return [.. $"\n{block}".Split("\n$ ")[1..].Select(One)];
    }

    /// <summary>What a filter of the forms <c>{a, b}</c> and <c>.items[] | {a, b}</c> leaves of a value.</summary>
    public static IEnumerable<string> Apply(string filter, JsonElement value)
    {
        var steps = filter.Split(" | ");
        IEnumerable<JsonElement> values = [value];
        foreach (var step in steps[..^1])
        {
            (step[0], step[^2..]).ShouldBe(('.', "[]"), filter);
            values = values.SelectMany(one => one.GetProperty(step[1..^2]).EnumerateArray());
        }

        (steps[^1][0], steps[^1][^1]).ShouldBe(('{', '}'), filter);
        var names = steps[^1][1..^1].Split(", ");
        return values.Select(one => $"{{{string.Join(',', names.Select(name => $"\"{name}\":{(one.TryGetProperty(name, out var field) ? field.GetRawText() : "null")}"))}}}");
    }

    private static ShownCommand One(string text)
    {
        var (words, below) = Split(text);
        var pipe = words.IndexOf("|");
        var filter = pipe < 0 ? null : words[pipe + 3];
        if (pipe >= 0) words[(pipe + 1)..].ShouldBe(["jq", "-c", filter!]);
        return new ShownCommand(pipe < 0 ? words : words[..pipe], filter, below.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The words of a command, which ends with its line outside of quotes.</summary>
    private static (List<string> Words, string Below) Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        var at = 0;
        for (; at < text.Length && (quoted || text[at] != '\n'); at++)
        {
            if (text[at] == '\'') quoted = !quoted;
            else if (text[at] == ' ' && !quoted) Take();
            else word.Append(text[at]);
        }

        quoted.ShouldBeFalse(text);
        Take();
        return (words, text[at..]);

        void Take()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
