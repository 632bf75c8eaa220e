using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StanceTracker.Server.Tests.Cli;

public sealed class PrivateDatabaseTests(DataFolder data) : IClassFixture<DataFolder>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Seeding_again_changes_nothing_and_the_ledger_is_whole()
    {
        var again = await Executable.RunAsync("seed", "--data", data.Path);
        var verified = await Executable.RunAsync("verify", "--data", data.Path);

        again.Code.ShouldBe(0);
        var (first, second) = (LastRow(data.Seeding), LastRow(again.Output));
        second.ShouldBe(["all", first[1], "0", first[1], "0", "0", "0", "0", "0"]);
        first.ShouldBe(["all", first[1], first[1], "0", "0", "0", "0", "0", "0"]);
        verified.Code.ShouldBe(0, verified.Output);
        verified.Output.ShouldStartWith($"{first[1]} events in ");
    }

    [Fact]
    public async Task Rebuilt_beside_a_server_the_projections_answer_and_are_what_the_ledger_comes_to()
    {
        await using var server = Executable.Start(Nothing, "serve", "--port", "0", "--data", data.Path);
        using var client = new HttpClient { BaseAddress = new Uri((await server.LineAsync("Listening on")).Split("Listening on ")[1].Split(". ")[0]) };
        const string question = "/api/stances?holder=iran&asOf=2023-12-31&order=stance";
        var before = await client.GetStringAsync(question);

        await using (var killed = Executable.Start(Nothing, "rebuild", "--data", data.Path))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            killed.Kill();
        }

        var rebuilt = await Executable.RunAsync("rebuild", "--data", data.Path);
        var alone = await Executable.RunAsync("rebuild", "--projection", "pair_day", "--data", data.Path);
        var then = await Executable.RunAsync("rebuild", "--at", "200", "--data", data.Path);
        var beyond = await Executable.RunAsync("rebuild", "--at", "1000000", "--data", data.Path);
        var verified = await Executable.RunAsync("verify", "--projections", "--data", data.Path);

        rebuilt.Code.ShouldBe(0, rebuilt.Errors);
        rebuilt.Output.ShouldStartWith("All projections rebuilt and in use from position ");
        alone.Code.ShouldBe(0, alone.Errors);
        then.Output.ShouldBe("All projections rebuilt as of position 200, in the schema `rebuild`.\n", then.Errors);
        (beyond.Code, beyond.Errors).ShouldBe((2, $"The ledger ends at position {LastRow(data.Seeding)[1]}.\n"));
        verified.Code.ShouldBe(0, verified.Output + verified.Errors);
        verified.Output.ShouldMatch(@"[1-9]\d* rows of projections compared at position \d+: nothing is wrong\.");
        Rounded(await client.GetStringAsync(question)).ShouldBe(Rounded(before));

        // Sums are not added in the same order.
        static string Rounded(string json) => Regex.Replace(json, @"(\.\d{8})\d+", "$1");
    }

    [Fact]
    public async Task An_export_is_a_line_for_each_event_in_the_shape_of_the_ledger()
    {
        var file = data.Beside("ledger.jsonl");

        var written = await Executable.RunAsync("export", "--output", file, "--data", data.Path);
        var printed = await Executable.RunAsync("export", "--after", "1", "--data", data.Path);

        written.Code.ShouldBe(0, written.Errors);
        var lines = await File.ReadAllLinesAsync(file);
        lines.Length.ShouldBe(int.Parse(LastRow(data.Seeding)[1], CultureInfo.InvariantCulture));
        lines[0].ShouldMatch("""^\{"position":1,"stream":"actor-[a-z-]+","version":1,"type":"actor_introduced","recordedAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","recordedBy":"[^"]+","correlationId":"import-[^"]+","causationId":"import-[^"]+","data":\{.+\}\}$""");
        printed.Output.TrimEnd('\n').Split('\n').ShouldBe(lines[1..]);
    }

    [Fact]
    public async Task Rejected_lines_go_to_a_file_and_the_exit_code_is_1()
    {
        var rejects = data.Beside("rejects.csv");

        var ended = await Executable.RunAsync(
            Nothing, "=1+1\n\n{\"stream\":\"actor-x\",\"type\":\"actor_unmerged\",\"data\":{\"reason\":\"a, \\\"b\\\"\"}}\n", "import", "jsonl", "-", "--dry-run", "--rejects", rejects, "--data", data.Path);

        ended.Code.ShouldBe(1, ended.Errors);
        ended.Output.ShouldContain("standard input");
        var lines = await File.ReadAllLinesAsync(rejects);
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("file,line,field,kind,reason,text");
        lines[1].ShouldStartWith("standard input,1,,invalid-field,");
        lines[1].ShouldEndWith("\"'=1+1\"");
        lines[2].ShouldStartWith("standard input,3,,not-found,There is no actor 'x'.,");
    }

    [Fact]
    public async Task Every_passage_is_as_its_article_has_it_and_a_tampered_article_is_caught()
    {
        var articles = Articles.Of(data);
        var source = await articles.PrepareAsync();

        var whole = await Executable.RunAsync("verify", "--articles", articles.Folder, "--data", source);
        whole.Code.ShouldBe(0, whole.Output);
        whole.Output.ShouldMatch("""[1-9]\d* passages checked: nothing is wrong\.""");

        await File.AppendAllTextAsync(Directory.EnumerateFiles(articles.Folder).First(), " ");
        var tampered = await Executable.RunAsync("verify", "--articles", articles.Folder, "--data", source);
        tampered.Code.ShouldBe(1);
        tampered.Output.ShouldContain("no file has its SHA-256");
        tampered.Output.ShouldContain("no document has its SHA-256");
    }

    [Fact]
    public async Task A_server_answers_beside_other_verbs_and_stops_with_its_database()
    {
        await using var server = Executable.Start(Nothing, "serve", "--port", "0", "--seed-empty", "--data", data.Path);
        var url = (await server.LineAsync("Listening on")).Split("Listening on ")[1].Split(". ")[0];
        using var client = new HttpClient { BaseAddress = new Uri(url) };

        ((int)(await client.GetAsync("/")).StatusCode).ShouldBeLessThan(500);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example" } };
        (await client.SendAsync(rebound)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var beside = await Task.WhenAll(Executable.RunAsync("verify", "--data", data.Path), Executable.RunAsync("seed", "--data", data.Path));
        beside.ShouldAllBe(ended => ended.Code == 0);
        ((int)(await client.GetAsync("/")).StatusCode).ShouldBeLessThan(500);
        data.Processes.ShouldContain(command => command.Contains("postgres"));

        server.Terminate();
        var stopped = await server.EndAsync();
        stopped.Code.ShouldBe(0);
        stopped.Errors.ShouldBeEmpty();
        data.Processes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_in_use_is_told_before_anything_is_started()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var ended = await Executable.RunAsync("serve", "--port", $"{port}", "--data", data.Beside("untouched"));

        ended.Code.ShouldBe(2);
        ended.Errors.Trim().ShouldBe($"Port {port} is in use. Stop the program that uses it, or choose another port with --port.");
        Directory.Exists(data.Beside("untouched")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_that_is_killed_is_completed_by_running_it_again()
    {
        var folder = data.Beside("killed");
        var lines = Enumerable.Range(0, 4_000).Select(i => $$$"""{"stream":"actor-a{{{i}}}","type":"actor_introduced","data":{"actor":"a{{{i}}}","name":"A","kind":"state"}}""");
        var file = data.Beside("many.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        (await Executable.RunAsync("migrate", "--data", folder)).Code.ShouldBe(0);

        await using (var import = Executable.Start(Nothing, "import", "jsonl", file, "--data", folder))
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            import.Kill();
        }

        var completed = await Executable.RunAsync("import", "jsonl", file, "--data", folder);
        var verified = await Executable.RunAsync("verify", "--data", folder);

        completed.Code.ShouldBe(0, completed.Errors);
        var row = LastRow(completed.Output);
        (long.Parse(row[2], CultureInfo.InvariantCulture) + long.Parse(row[3], CultureInfo.InvariantCulture)).ShouldBe(4_000);
        verified.Output.ShouldStartWith("4000 events in 4000 streams");
        verified.Code.ShouldBe(0);
    }

    private static string[] LastRow(string table) => table.TrimEnd('\n').Split('\n')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The five articles where they are at hand beside the project, else one that is made up, with characters beyond the basic plane in it.</summary>
    private sealed class Articles(DataFolder data, string? shared)
    {
        public string Folder { get; } = data.Beside("articles");

        public static Articles Of(DataFolder data)
        {
            var project = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(project, "StanceTracker.sln"))) project = Path.GetDirectoryName(project)!;
            var shared = Path.Combine(project, "..", "shared", "articles");
            return new Articles(data, Directory.Exists(shared) ? shared : null);
        }

        /// <summary>Fills the folder; gives the data folder with the documents.</summary>
        public async Task<string> PrepareAsync()
        {
            Directory.CreateDirectory(Folder);
            if (shared is not null)
            {
                foreach (var file in Directory.EnumerateFiles(shared)) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
                return data.Path;
            }

            const string text = "𝔄 minister spoke. “The border is sealed,” he said.";
            const string words = "“The border is sealed,”";
            var start = text[..text.IndexOf(words, StringComparison.Ordinal)].EnumerateRunes().Count();
            await File.WriteAllTextAsync(Path.Combine(Folder, "article.txt"), text);
            var folder = data.Beside("made-up");
            var imported = await Executable.RunAsync(
                Nothing,
                $$$$"""
                {"stream":"actor-a","type":"actor_introduced","data":{"actor":"a","name":"A","kind":"state"}}
                {"stream":"actor-b","type":"actor_introduced","data":{"actor":"b","name":"B","kind":"state"}}
                {"stream":"document-d","type":"document_registered","data":{"document":"d","publisher":"P","published":{"earliest":"2024-01-01","latest":"2024-01-01","basis":"stated"},"reliability":"B","sha256":"{{{{Sha256(text)}}}}","length":{{{{text.EnumerateRunes().Count()}}}}}}
                {"stream":"statement-s","type":"statement_recorded","data":{"statement":"s","speaker":"a","targets":["b"],"act":{"scheme":"cameo","code":"191"},"saidOn":{"earliest":"2024-01-01","latest":"2024-01-01","basis":"stated"},"paraphrase":"A seals it.","evidence":{"document":"d","credibility":2,"passage":{"start":{{{{start}}}},"end":{{{{start + words.Length}}}},"sha256":"{{{{Sha256(words)}}}}"}} }}
                """,
                "import", "jsonl", "-", "--data", folder);
            imported.Code.ShouldBe(0, imported.Errors);
            return folder;
        }

        private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
