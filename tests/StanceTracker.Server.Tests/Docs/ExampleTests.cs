using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Cli;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Docs;

/// <summary>What the README and the docs show is what the server says: each page's commands are run in order, on a seeded ledger of its own.</summary>
public class ExampleTests
{
    private const string Server = "http://127.0.0.1:5080";

    public static TheoryData<string> PagesWithCommands => [.. Documents.All.Where(path => Documents.Blocks(Repository.Read(path)).Any(block => block.Language == "console"))];

    [Fact]
    public void Every_block_that_shows_a_command_with_its_answer_is_run()
    {
        PagesWithCommands.Select(row => row.Data).ShouldBeSubsetOf(Documents.All);
        foreach (var must in new[] { "README.md", "docs/tutorial.md", "docs/questions.md", "docs/api.md", "docs/operating.md" }) PagesWithCommands.Select(row => row.Data).ShouldContain(must);
        foreach (var path in Documents.All)
        {
            foreach (var (language, content) in Documents.Blocks(Repository.Read(path)))
            {
                // The drawing of a write, which WritePathTests walks.
                if ((path, language) == ("docs/architecture.md", "text")) continue;
                language.ShouldBeOneOf("console", "sh");
                (content.StartsWith("$ ", StringComparison.Ordinal) == (language == "console")).ShouldBeTrue($"{path}: {content}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public async Task Its_commands_answer_as_it_shows(string path)
    {
        await using var server = new PageServer();
        (await server.RunAsync(path)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Before_and_after_the_correction_the_answers_are_those_of_the_tables()
    {
        await using var server = new PageServer();
        await server.RunAsync("docs/questions.md");
        var page = Repository.Read("docs/questions.md");

        // The address and the positions stand in the head of the table, the days in its first column.
        var corners = Table("knownAt=");
        corners.Length.ShouldBe(3);
        foreach (var row in corners.Skip(1))
        {
            foreach (var (knownAt, shown) in corners[0].Zip(row).Skip(1))
            {
                var answer = await server.Http.ReadAsync($"{corners[0][0]}?{row[0]}&{knownAt}");
                answer.Number("stance")!.Value.ShouldBe(Number(shown.Split(' ')[0]), 0.005, $"{row[0]} {knownAt}");
                answer.Text("label").ShouldBe(shown.Split(' ')[1], $"{row[0]} {knownAt}");
            }
        }

        var changes = await server.Http.ReadAsync("/api/stances/taliban/iran/changes?asOf=2023-05-20&from=,457&to=,458");
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
        string[][] Table(string head) => [.. page.Split('\n')
            .SkipWhile(line => !line.StartsWith('|') || !line.Contains(head, StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Where(line => !line.StartsWith("|--", StringComparison.Ordinal))
            .Select(line => line.Replace("`", "").Split('|', StringSplitOptions.TrimEntries)[1..^1])];

        static double Number(string shown) => double.Parse(shown.Replace('−', '-'), CultureInfo.InvariantCulture);
    }

    /// <summary>A seeded server that a page's commands are run on.</summary>
    private sealed class PageServer : SeededServer
    {
        /// <summary>Starts it and runs the commands of a page; how many there were.</summary>
        public async Task<int> RunAsync(string path)
        {
            await InitializeAsync();
            var commands = Documents.Blocks(Repository.Read(path)).Where(block => block.Language == "console").SelectMany(block => ShownCommand.Read(block.Content)).ToArray();
            foreach (var command in commands) await ShouldAnswerAsShownAsync(command);
            return commands.Length;
        }

        private async Task ShouldAnswerAsShownAsync(ShownCommand command)
        {
            var where = string.Join(' ', command.Words);
            if (command.Words[0] == "ops/stance")
            {
                var ended = await Executable.RunAsync(new Dictionary<string, string> { ["ConnectionStrings__StanceTracker"] = Database.ConnectionString }, "", [.. command.Words.Skip(1)]);
                ended.Code.ShouldBe(0, ended.Errors);
                ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(command.Output, where);
                return;
            }

            command.Output.ShouldNotBeEmpty(where);
            var said = await AskAsync(command);
            if (command.Filter is { } filter) said = [.. said.SelectMany(line => ShownCommand.Apply(filter, line)).Select(line => JsonElement.Parse(line))];
            said.Count.ShouldBe(command.Output.Count, where);
            foreach (var (shown, line) in command.Output.Zip(said)) ShouldBeTheSame(JsonElement.Parse(shown), line, where);
        }

        private async Task<IReadOnlyList<JsonElement>> AskAsync(ShownCommand command)
        {
            command.Words[0].ShouldBe("curl");
            string? address = null, body = null;
            var headers = new List<(string Name, string Value)>();
            for (var i = 1; i < command.Words.Count; i++)
            {
                var word = command.Words[i];
                if (word == "-d") body = command.Words[++i];
                else if (word == "-H") headers.Add(Header(command.Words[++i]));
                else address = word;
            }

            address.ShouldNotBeNull().ShouldStartWith($"{Server}/");
            var path = address[Server.Length..];
            return (body is null ? await Http.AskAsync(path, [.. headers]) : await Http.TellAsync(path, body, [.. headers])).Lines;
        }

        private static (string Name, string Value) Header(string text)
        {
            var colon = text.IndexOf(": ", StringComparison.Ordinal);
            return (text[..colon], text[(colon + 2)..]);
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
    }
}
