using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StanceTracker.Server.Cli;

/// <summary>A command. Its help adds details, examples and exit codes to what System.CommandLine prints.</summary>
internal sealed class CliCommand(string name, string summary, string details, params string[] examples) : Command(name, summary)
{
    private const string ExitCodes =
        "0 success; 1 a line was rejected or a check failed; 2 wrong usage, no database, missing file, or interrupted.";

    /// <summary>The standard help, followed by a command's details and the exit codes.</summary>
    public sealed class Help(HelpAction common) : SynchronousCommandLineAction
    {
        /// <inheritdoc/>
        public override bool ClearsParseErrors => true;

        /// <inheritdoc/>
        public override int Invoke(ParseResult parseResult)
        {
            common.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (parseResult.CommandResult.Command is CliCommand command) command.WriteDetails(output);
            output.WriteLine($"Exit codes:\n  {ExitCodes}");
            return Cli.Done;
        }
    }

    private void WriteDetails(TextWriter output)
    {
        output.WriteLine($"Details:\n  {details}\n\nExamples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        output.WriteLine();
    }
}
