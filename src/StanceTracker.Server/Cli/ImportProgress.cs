using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Cli;

/// <summary>How far an import is: on a terminal a bar for each file, with rows, rows per second and the time left; elsewhere nothing.</summary>
internal sealed class ImportProgress
{
    private readonly ProgressContext? _context;

    private ImportProgress(ProgressContext? context) => _context = context;

    /// <summary>Shows nothing.</summary>
    public static ImportProgress Silent { get; } = new(null);

    /// <summary>Runs an import and shows how far it is, on standard error if that is a terminal.</summary>
    public static async Task ShowAsync(int files, Func<ImportProgress, Task> import)
    {
        if (Console.IsErrorRedirected || files == 0)
        {
            await import(Silent);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RowsColumn(), new RemainingTimeColumn())
            .StartAsync(context => import(new ImportProgress(context)));
    }

    /// <summary>A file is begun.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="file">It; how much of it is read tells how far the import is.</param>
    public FileProgress Begin(string name, Stream file) => new(_context?.AddTask(Markup.Escape(name), maxValue: file.CanSeek ? Math.Max(file.Length, 1) : 1), file);

    /// <summary>How far one file is.</summary>
    internal sealed class FileProgress(ProgressTask? task, Stream file)
    {
        private readonly long _began = Stopwatch.GetTimestamp();

        /// <summary>So far it has come.</summary>
        public void Tell(ImportResult result)
        {
            if (task is null) return;
            task.State.Update<RowRate>(RowsColumn.Key, _ => new RowRate(result.Lines, Stopwatch.GetElapsedTime(_began)));
            if (file.CanSeek) task.Value = file.Position;
            else task.IsIndeterminate = true;
        }

        /// <summary>It is done.</summary>
        public void End(ImportResult result)
        {
            Tell(result);
            if (task is null) return;
            (task.IsIndeterminate, task.Value) = (false, task.MaxValue);
            task.StopTask();
        }
    }

    private readonly record struct RowRate(long Rows, TimeSpan Within);

    private sealed class RowsColumn : ProgressColumn
    {
        public const string Key = "rows";

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var rate = task.State.Get<RowRate>(Key);
            var each = rate.Within.TotalSeconds > 0 ? rate.Rows / rate.Within.TotalSeconds : 0;
            return new Text(string.Create(CultureInfo.InvariantCulture, $"{rate.Rows:N0} rows, {each:N0}/s")).RightJustified();
        }
    }
}
