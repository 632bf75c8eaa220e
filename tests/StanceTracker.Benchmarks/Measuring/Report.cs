using System.Globalization;
using System.Text;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>A figure beside its limit.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">The median, with its unit.</param>
/// <param name="Limit">The limit's median, and what it is.</param>
/// <param name="Ratio">The median of the ratios of each round; null where there is no limit.</param>
/// <param name="Mark">What is to be reached, as a bound of the ratio; null where there is none.</param>
/// <param name="AtMost">Whether the mark is an upper bound.</param>
/// <param name="CpuRatio">The median of the ratios of what it cost; null where that was not measured on both sides.</param>
internal sealed record Figure(string What, string Ours, string Limit, double? Ratio = null, double? Mark = null, bool AtMost = false, double? CpuRatio = null)
{
    /// <summary>A figure taken in rounds.</summary>
    public Figure(string what, Rounds taken, double? mark = null, string limit = "")
        : this(what, taken.Ours.Told, $"{limit}{taken.Limit.Told}", taken.Ratio, mark, CpuRatio: taken.CpuRatio)
    {
    }

    /// <summary>Whether the mark is met; null where there is none.</summary>
    public bool? Met => Ratio is { } ratio && Mark is { } mark ? (AtMost ? ratio <= mark : ratio >= mark) : null;
}

/// <summary>The table that is published.</summary>
/// <param name="machine">What it was measured on.</param>
internal sealed class Report(string machine)
{
    private readonly List<(string Section, List<Figure> Figures)> _sections = [];

    /// <summary>Begins a part of the table.</summary>
    public void Begin(string section)
    {
        _sections.Add((section, []));
        Console.Error.WriteLine($"{section}");
    }

    /// <summary>Adds a line, and shows it at once.</summary>
    public void Add(Figure figure)
    {
        _sections[^1].Figures.Add(figure);
        Console.Error.WriteLine($"  {Line(figure)}");
    }

    /// <summary>The whole as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append(machine).Append('\n');
        foreach (var (section, figures) in _sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{section}**\n\n| what | StanceTracker | limit | ratio | ratio of CPU | mark |\n|---|---|---|---|---|---|\n");
            foreach (var figure in figures) text.Append(Line(figure)).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(Figure figure)
    {
        var mark = figure.Mark is { } bound ? $"{(figure.AtMost ? "≤" : "≥")} {Number(bound)} {(figure.Met is true ? "met" : "missed")}" : "";
        return $"| {figure.What} | {figure.Ours} | {figure.Limit} | {(figure.Ratio is { } ratio ? Number(ratio) : "")} | {(figure.CpuRatio is { } cpu ? Number(cpu) : "")} | {mark} |";
    }

    /// <summary>What something cost, behind a rate.</summary>
    public static string Cpu(TimeSpan? each) => each is { } cpu ? $", {Number(cpu.TotalMicroseconds)} µs of CPU" : "";

    /// <summary>A number as it is read best.</summary>
    public static string Number(double value) => value switch
    {
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
