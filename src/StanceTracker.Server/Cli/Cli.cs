using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;
using StanceTracker.Imports.Formats;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Schema;
using StanceTracker.Postgres;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Messaging;

namespace StanceTracker.Server.Cli;

/// <summary>The executable: its verbs, its exit codes, and how it ends when it is told to stop.</summary>
internal static class Cli
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Something was refused: a line rejected, a check failed.</summary>
    public const int Rejected = 1;

    /// <summary>It could not be done: wrong usage, no database, no file, or it was stopped.</summary>
    public const int Failed = 2;

    /// <summary>Where the private database lies; every verb has it.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        HelpName = "DIR",
        Description = $"The folder of the private database [default: {Database.FolderVariable}, else ./data]. Not used where {Database.ApplicationVariable} names another.",
    };

    /// <summary>Runs a verb.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        using var stopped = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            if (parsed.Action is ParseErrorAction) return UsageError(parsed);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stopped.Token);
        }
        catch (Exception e) when (Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return Failed;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return Failed;
        }

        // The first signal is a request; the second is left to end the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stopped.IsCancellationRequested;
            stopped.Cancel();
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            $"""
            StanceTracker: an append-only ledger of what actors of international affairs said and did toward each other, and where each stands toward each by it.

            The database is the one that {Database.ApplicationVariable} names (as the application's role; {Database.OwnerVariable} names the owner's, for migrations), else a private one under the folder --data, which runs as long as a verb uses it.
            """)
        {
            ServeCommand.Create(), SeedCommand.Create(), ImportCommand.Create(), ExportCommand.Create(), GenerateCommand.Create(), RebuildCommand.Create(), VerifyCommand.Create(), MigrateCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new CliCommand.Help((HelpAction)help.Action!);
        return root;
    }

    private static int UsageError(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.SymbolResult is ArgumentResult { Tokens.Count: 0 } missing ? $"{missing.Argument.Name} is missing." : error.Message);
        Console.Error.WriteLine(parsed.CommandResult.Command is CliCommand verb ? $"`stance {verb.Name} --help` tells how it is used." : "`stance --help` lists the verbs.");
        return Failed;
    }

    /// <summary>The sentence for what may happen to anybody; null for what is a mistake of this program.</summary>
    private static string? Explain(Exception e) => e switch
    {
        LocalPostgresException or SchemaException or CliException or RebuildException or LedgerUnavailableException or ImportFormatException or MessagingException => e.Message,
        OperationCanceledException => "Stopped before it was done. What was recorded stays; run it again to complete it.",
        PostgresException postgres => $"The database refuses: {postgres.MessageText}",
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } or NpgsqlException => $"The database cannot be reached: {e.Message}",
        IOException or UnauthorizedAccessException => e.Message,
        _ => null,
    };
}

/// <summary>A verb cannot do its work; the message is a sentence for the person at the terminal.</summary>
internal sealed class CliException(string message) : Exception(message);
