using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
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

/// <summary>The executable: its commands, its exit codes, and how it stops.</summary>
internal static class Cli
{
    /// <summary>Success.</summary>
    public const int Done = 0;

    /// <summary>A line was rejected or a check failed.</summary>
    public const int Rejected = 1;

    /// <summary>Wrong usage, no database, a missing file, or interrupted.</summary>
    public const int Failed = 2;

    /// <summary>Where the private database is. Every command that uses a database has this option.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        HelpName = "DIR",
        Description = $"Folder of the private database [default: ${Database.FolderVariable}, else ./data]. "
            + $"Ignored if {Database.ApplicationVariable} is set.",
    };

    /// <summary>Runs a command and returns its exit code.</summary>
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
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, stopped.Token);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Explain(e) ?? e.ToString());
            return Failed;
        }

        // The first signal asks for a clean stop; the second ends the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stopped.IsCancellationRequested;
            stopped.Cancel();
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "StanceTracker: an append-only ledger of what international actors said and did, and of where each stands toward the others."
            + "\n\n"
            + $"Uses the database in {Database.ApplicationVariable} (the application role; {Database.OwnerVariable} is the owner role, for "
            + "migrations). Without it, runs a private database in the --data folder for as long as a command uses it.")
        {
            ServeCommand.Create(),
            SeedCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            GenerateCommand.Create(),
            RebuildCommand.Create(),
            VerifyCommand.Create(),
            MigrateCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new CliCommand.Help((HelpAction)help.Action!);
        return root;
    }

    private static int UsageError(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(
                error.SymbolResult is ArgumentResult { Tokens.Count: 0 } missing ? $"{missing.Argument.Name} is missing." : error.Message);
        }

        Console.Error.WriteLine(
            parsed.CommandResult.Command is CliCommand command
                ? $"Run `stance {command.Name} --help` for usage."
                : "Run `stance --help` for a list of commands.");
        return Failed;
    }

    /// <summary>The message for an expected failure; null for a bug, which is shown with its stack trace.</summary>
    private static string? Explain(Exception e) => e switch
    {
        LocalPostgresException or SchemaException or CliException or RebuildException or LedgerUnavailableException
            or ImportFormatException or MessagingException => e.Message,
        OperationCanceledException => "Interrupted. What was recorded is kept; run the command again to finish.",
        PostgresException postgres => $"Database error: {postgres.MessageText}",
        NpgsqlException => $"Cannot connect to the database: {e.Message}",
        IOException or UnauthorizedAccessException => e.Message,
        _ => null,
    };
}

/// <summary>A command failed for a reason its user can act on: the message is shown without a stack trace.</summary>
internal sealed class CliException(string message) : Exception(message);
