using System.Text.Json;
using System.Text.RegularExpressions;
using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Describing;

/// <summary>What the README shows is what the server says.</summary>
public sealed partial class ReadmeTests(SeededServer server, ReadmeTests.Server corrected) : IClassFixture<ReadmeTests.Server>
{
    private static readonly string Readme = Repository.Read("README.md");

    /// <summary>What it shows on the server as it is, and what it shows of a correction.</summary>
    private static readonly string Asking = Readme[..Readme.IndexOf("**What did we believe before", StringComparison.Ordinal)];

    private static readonly string Correcting = Readme[Asking.Length..Readme.IndexOf("## The API at a glance", StringComparison.Ordinal)];

    /// <summary>The five articles, to be corrected.</summary>
    public sealed class Server : SeededServer;

    [Fact]
    public async Task Its_commands_answer_as_it_shows()
    {
        var commands = Command().Matches(Asking);
        commands.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (Match command in commands)
        {
            var headers = Header().Matches(command.Groups["call"].Value).Select(h => (h.Groups["name"].Value, h.Groups["value"].Value)).ToArray();
            var answer = (await server.Http.AskAsync(command.Groups["path"].Value, headers)).ShouldBe(200);
            var shown = command.Groups["shown"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (shown.Length == 0) continue;
            answer.Lines.Count.ShouldBe(shown.Length, answer.Address);
            foreach (var (line, said) in shown.Zip(answer.Lines))
            {
                using var expected = JsonDocument.Parse(line);
                ShouldBeTheSame(expected.RootElement, said, answer.Address);
            }
        }
    }

    [Fact]
    public async Task Before_and_after_its_correction_the_answers_are_those_of_its_tables()
    {
        var corrections = Correction().Matches(Correcting);
        corrections.Count.ShouldBe(2);
        foreach (Match correction in corrections)
        {
            var headers = Header().Matches(correction.Groups["headers"].Value).Select(h => (h.Groups["name"].Value, h.Groups["value"].Value)).ToArray();
            var written = (await corrected.Http.TellAsync(correction.Groups["path"].Value, correction.Groups["body"].Value, headers)).ShouldBe(201);
            ShouldBeTheSame(JsonElement.Parse(correction.Groups["shown"].Value), written.Json, written.Address);
        }

        // The address and the positions stand in the head of the table, the days in its first column.
        var corners = Table("knownAt=");
        foreach (var row in corners.Skip(1))
        {
            foreach (var (knownAt, shown) in corners[0].Zip(row).Skip(1))
            {
                var answer = await corrected.Http.ReadAsync($"{corners[0][0]}?{row[0]}&{knownAt}");
                answer.Number("stance")!.Value.ShouldBe(Number(shown.Split(' ')[0]), 0.005, $"{row[0]} {knownAt}");
                answer.Text("label").ShouldBe(shown.Split(' ')[1], $"{row[0]} {knownAt}");
            }
        }

        var changes = await corrected.Http.ReadAsync(Command().Matches(Correcting).ShouldHaveSingleItem().Groups["path"].Value);
        var parts = changes.GetProperty("parts").EnumerateArray().ToArray();
        var told = Table("| change |").Skip(1).ToArray();
        told.Length.ShouldBe(parts.Length);
        foreach (var (row, part) in told.Zip(parts))
        {
            row[..2].ShouldBe([part.Text("statement")!, part.Text("change")!]);
            part.Number("part")!.Value.ShouldBe(Number(row[2]), 0.005);
            string.Join(' ', part.GetProperty("events").EnumerateArray().Select(e => $"{e.GetProperty("position")} {e.Text("type")} {e.Text("recordedBy")}")).ShouldBe(row[3]);
        }

        // The rows of the table whose head has this, but for the line below the head; a cell without its quotes.
        static string[][] Table(string head) => [.. Correcting.Split('\n')
            .SkipWhile(line => !line.StartsWith('|') || !line.Contains(head, StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Where(line => !line.StartsWith("|--", StringComparison.Ordinal))
            .Select(line => line.Replace("`", "").Split('|', StringSplitOptions.TrimEntries)[1..^1])];

        static double Number(string shown) => double.Parse(shown.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_address_is_in_its_table()
    {
        var told = Readme[Readme.IndexOf("## The API at a glance", StringComparison.Ordinal)..Readme.IndexOf("## The method", StringComparison.Ordinal)];
        foreach (var part in server.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.RoutePattern.RawText!.Trim('/').Split('/'))
            .Where(part => !part.Contains('{') && part != "api")
            .Distinct())
            told.ShouldContain(part);
    }

    private static void ShouldBeTheSame(JsonElement expected, JsonElement said, string where)
    {
        said.ValueKind.ShouldBe(expected.ValueKind, where);
        if (expected.ValueKind == JsonValueKind.Number)
        {
            said.GetDouble().ShouldBe(expected.GetDouble(), 1e-9, where);
            return;
        }

        if (expected.ValueKind != JsonValueKind.Object)
        {
            said.GetRawText().ShouldBe(expected.GetRawText(), where);
            return;
        }

        said.EnumerateObject().Select(p => p.Name).ShouldBe(expected.EnumerateObject().Select(p => p.Name), where);
        foreach (var property in expected.EnumerateObject()) ShouldBeTheSame(property.Value, said.GetProperty(property.Name), $"{where}: {property.Name}");
    }

    [GeneratedRegex(@"\$ curl(?<call>[^\n]*)'http://127\.0\.0\.1:5080(?<path>/[^']*)'\n(?<shown>(\{[^\n]*\n)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"\$ curl 'http://127\.0\.0\.1:5080(?<path>/[^']*)'(?<headers>( -H '[^']*')+) -d '(?<body>[^']*)'\n(?<shown>\{[^\n]*)\n", RegexOptions.ExplicitCapture)]
    private static partial Regex Correction();

    [GeneratedRegex("-H '(?<name>[^:']+): (?<value>[^']*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
