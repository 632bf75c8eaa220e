using System.Diagnostics;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Server.Cli;

/// <summary>Shows the progress of a rebuild: on a terminal as one line that is overwritten, otherwise as a line per phase.</summary>
internal sealed class RebuildProgressBar : IDisposable
{
    private const int Width = 100;

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private RebuildProgress? _last;
    private long _begun;
    private TimeSpan _shown;

    /// <summary>Shows progress, at most ten times a second.</summary>
    public void Show(RebuildProgress progress)
    {
        var isNew = progress.Phase != _last?.Phase;
        if (_last is null) _begun = progress.Position;
        _last = progress;
        if (!isNew && (!_terminal || _watch.Elapsed - _shown < TimeSpan.FromMilliseconds(100))) return;
        _shown = _watch.Elapsed;
        var line = progress.Position < progress.Head
            ? $"{progress.Phase}: {progress.Position} of {progress.Head} events{Left(progress)}"
            : $"{progress.Phase} …";
        if (_terminal) Console.Error.Write($"\r{line,-Width}");
        else Console.Error.WriteLine(line);
    }

    /// <summary>Clears the line.</summary>
    public void End()
    {
        if (_terminal && _last is not null) Console.Error.Write($"\r{"",-Width}\r");
        _last = null;
    }

    /// <inheritdoc/>
    public void Dispose() => End();

    private string Left(RebuildProgress progress)
    {
        var rate = (progress.Position - _begun) / _watch.Elapsed.TotalSeconds;
        return rate < 1 ? "" : $", {rate:f0}/s, {TimeSpan.FromSeconds((progress.Head - progress.Position) / rate):m\\:ss} left";
    }
}
