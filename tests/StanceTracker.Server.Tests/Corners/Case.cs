using System.Globalization;

namespace StanceTracker.Server.Tests.Corners;

/// <summary>What is asked on a day before and a day after the one concerned, as known before and after something was recorded.</summary>
/// <param name="Claim">What is recorded.</param>
/// <param name="Given">What was recorded before it, on top of <see cref="Stage"/>.</param>
/// <param name="When">What is recorded, step by step.</param>
/// <param name="Then">
/// A table: a row per pair (or several holders) and day asOf, a column for what was known before the first step and after each. A cell is a stance to six decimals, <c>unknown</c>,
/// <c>see a → b</c> for the pair that the address leads to, or <c>one actor</c>.
/// </param>
internal sealed record Case(string Claim, Call[] Given, Call[] When, string Then)
{
    /// <summary>An envoy speaks for a ministry from 1 March 2023, and the ministry for a land. There is a rival, another, and two newspapers of reliability A.</summary>
    public static IReadOnlyList<Call> Stage { get; } =
    [
        Call.Introduced("envoy", "person"), Call.Introduced("ministry", "organization"), Call.Introduced("land"), Call.Introduced("rival"), Call.Introduced("other"),
        Call.Registered("paper"), Call.Registered("wire"), Call.Framed("shelter", about: "rival"),
        Call.Affiliated("envoy", with: "ministry", from: "2023-03-01"), Call.Affiliated("ministry", with: "land"),
    ];

    /// <summary>The rows of the table, one for each holder.</summary>
    public IEnumerable<(string Holder, string Target, DateOnly AsOf, IReadOnlyList<string> Known)> Rows =>
        from line in Then.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)[1..^1]
        let pair = cells[0].Split('→', StringSplitOptions.TrimEntries)
        from holder in pair[0].Split(',', StringSplitOptions.TrimEntries)
        select (holder, pair[1], DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), (IReadOnlyList<string>)cells[2..]);
}
