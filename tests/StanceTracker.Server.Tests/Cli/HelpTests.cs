using System.Text.RegularExpressions;

namespace StanceTracker.Server.Tests.Cli;

public sealed partial class HelpTests
{
    [Theory]
    [InlineData("serve", "--port", "--seed-empty")]
    [InlineData("seed", "--from")]
    [InlineData("import", "--dry-run", "--strict", "--rejects", "--analyst", "<FORMAT>", "<FILE>")]
    [InlineData("export", "--format", "--output", "--after", "--by", "--from", "--to", "--source", "--target", "--gaps", "--known-at", "--scores", "--half-life-days", "<WHAT>")]
    [InlineData("rebuild", "--projection", "--at")]
    [InlineData("verify", "--articles", "--projections")]
    [InlineData("migrate")]
    public async Task The_help_of_a_command_is_enough_to_use_it(string command, params string[] options)
    {
        var help = await Executable.RunAsync(command, "--help");

        help.Code.ShouldBe(0);
        foreach (var option in options.Append("--data")) help.Output.ShouldContain(option);
        help.Output.ShouldContain($"Examples:\n  stance {command}");
        help.Output.ShouldContain("0 success; 1 a line was rejected");
        DescribedOption().Count(help.Output).ShouldBe(options.Count(option => option.StartsWith("--", StringComparison.Ordinal)) + 2, "every option is described");
    }

    [Fact]
    public async Task The_command_that_needs_no_database_does_not_ask_for_one()
    {
        var help = await Executable.RunAsync("generate", "--help");

        help.Code.ShouldBe(0);
        foreach (var option in new[] { "--statements", "--pairs", "--seed", "--output" }) help.Output.ShouldContain(option);
        help.Output.ShouldNotContain("--data");
        help.Output.ShouldContain("Examples:\n  stance generate");
    }

    [Fact]
    public async Task The_list_of_commands_is_complete()
    {
        var help = await Executable.RunAsync("--help");

        help.Code.ShouldBe(0);
        foreach (var command in new[] { "serve", "seed", "import", "export", "generate", "rebuild", "verify", "migrate" }) help.Output.ShouldContain($"\n  {command} ");
    }

    /// <summary>A long name in kebab-case, followed by a description.</summary>
    [GeneratedRegex(@"^  (?:-\S+, )*--[a-z]+(?:-[a-z]+)*(?: <[A-Z]+>)?  +\S.*$", RegexOptions.Multiline)]
    private static partial Regex DescribedOption();
}
