namespace StanceTracker.Server.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Run `stance --help`")]
    [InlineData("sing", "'sing'")]
    [InlineData("import", "FORMAT")]
    [InlineData("import csv file", "'jsonl'")]
    [InlineData("import jsonl", "FILE")]
    [InlineData("import jsonl /nowhere/file.jsonl", "File not found: /nowhere/file.jsonl")]
    [InlineData("seed --from /nowhere", "Folder not found: /nowhere")]
    [InlineData("verify --articles /nowhere", "Folder not found: /nowhere")]
    [InlineData("serve --port 70000", "--port must be from 0 to 65535")]
    [InlineData("serve --port many", "many")]
    [InlineData("export --after", "--after")]
    [InlineData("export everything", "everything")]
    [InlineData("export ledger --by month", "--by does not apply to ledger.")]
    [InlineData("export statements --known-at 5", "--known-at does not apply to statements.")]
    [InlineData("generate --pairs 0", "--pairs must be from 1 to 1000000.")]
    [InlineData("generate --statements many", "many")]
    public async Task Wrong_usage_is_explained_with_exit_code_2(string arguments, string message)
    {
        var ended = await Executable.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        ended.Code.ShouldBe(2);
        ended.Errors.ShouldContain(message);
        ended.Errors.ShouldNotContain("   at ");
        ended.Output.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_generated_is_lines_that_can_be_imported_and_the_same_each_time()
    {
        var once = await Executable.RunAsync("generate", "--statements", "50", "--pairs", "6", "--seed", "9");
        var again = await Executable.RunAsync("generate", "--statements", "50", "--pairs", "6", "--seed", "9");

        once.Code.ShouldBe(0);
        again.Output.ShouldBe(once.Output);
        once.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("\"type\":\"statement_recorded\"", StringComparison.Ordinal)).ShouldBe(50);
    }

    [Fact]
    public async Task An_unreachable_database_is_reported_in_one_sentence()
    {
        var nowhere = new Dictionary<string, string> { ["ConnectionStrings__StanceTracker"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=5" };

        var ended = await Executable.RunAsync(nowhere, "", "verify");

        ended.Code.ShouldBe(2);
        ended.Errors.ShouldStartWith("Cannot connect to the database: ");
        ended.Errors.Trim().ShouldNotContain("\n");
    }
}
