using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Cli;

/// <summary>Import progress: on a terminal, a bar per file with rows, rows per second and time left; otherwise nothing.</summary>
internal sealed class ImportProgress
{
    private readonly ProgressContext? _context;

    private ImportProgress(ProgressContext? context) => _context = context;

    /// <summary>Shows nothing.</summary>
    public static ImportProgress Silent { get; } = new(null);

    /// <summary>Runs an import and shows its progress on standard error, if that is a terminal.</summary>
    public static async Task ShowAsync(int files, Func<ImportProgress, Task> import)
    {
        if (Console.IsErrorRedirected || files == 0)
        {
            await import(Silent);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RowsColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => import(new ImportProgress(context)));
    }

    /// <summary>Adds a file. The position in its stream is the progress.</summary>
    public FileProgress Begin(string name, Stream file) =>
        new(_context?.AddTask(Markup.Escape(name), maxValue: file.CanSeek ? Math.Max(file.Length, 1) : 1), file);

    /// <summary>The progress of one file.</summary>
    internal sealed class FileProgress(ProgressTask? task, Stream file)
    {
        private readonly long _began = Stopwatch.GetTimestamp();

        public void Update(ImportResult result)
        {
            if (task is null) return;
            task.State.Update<RowRate>(RowsColumn.Key, _ => new RowRate(result.Lines, Stopwatch.GetElapsedTime(_began)));
            if (file.CanSeek) task.Value = file.Position;
            else task.IsIndeterminate = true;
        }

        public void End(ImportResult result)
        {
            Update(result);
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
