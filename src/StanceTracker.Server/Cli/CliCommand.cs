using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StanceTracker.Server.Cli;

/// <summary>A verb of the executable: a line in the list of verbs, and in its own help all that is needed to use it.</summary>
/// <param name="name">What it is called.</param>
/// <param name="summary">What it does, in one sentence.</param>
/// <param name="details">What else is to be known.</param>
/// <param name="examples">Command lines.</param>
internal sealed class CliCommand(string name, string summary, string details, params string[] examples) : Command(name, summary)
{
    private const string ExitCodes = "0 done; 1 something was refused (a line rejected, a check failed); 2 it could not be done (wrong usage, no database, no file, stopped).";

    /// <summary>The help that verbs share with their list, and behind it what a verb says of itself.</summary>
    public sealed class Help(HelpAction common) : SynchronousCommandLineAction
    {
        /// <inheritdoc/>
        public override bool ClearsParseErrors => true;

        /// <inheritdoc/>
        public override int Invoke(ParseResult parseResult)
        {
            common.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (parseResult.CommandResult.Command is CliCommand verb) verb.WriteDetails(output);
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
