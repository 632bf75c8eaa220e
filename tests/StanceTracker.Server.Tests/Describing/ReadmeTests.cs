using System.Text.Json;
using System.Text.RegularExpressions;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Describing;

/// <summary>What the README shows is what the server says.</summary>
public sealed partial class ReadmeTests(SeededServer server)
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Fact]
    public async Task Its_commands_answer_as_it_shows()
    {
        var commands = Command().Matches(Readme);
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

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StanceTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\$ curl(?<call>[^\n]*)'http://127\.0\.0\.1:5080(?<path>/[^']*)'\n(?<shown>(\{[^\n]*\n)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("-H '(?<name>[^:']+): (?<value>[^']*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
