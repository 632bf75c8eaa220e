using StanceTracker.Domain.Events;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Imports;

/// <summary>The import of some files of one format, with one directory of actors.</summary>
/// <param name="importer">Records lines.</param>
/// <param name="actors">Whom the ledger knows.</param>
/// <param name="search">What statements are found by; kept tidy on the way.</param>
internal sealed class ImportSession(Importer importer, ActorQueries actors, SearchIndex search)
{
    /// <summary>After so many lines that were recorded, of one file or several, the search index is tidied: what is pending there is read from one end to the other by every search, those of the writer among them.</summary>
    private const long MaxUntidied = 200_000;

    private ActorDirectory? _directory;
    private Task _tidying = Task.CompletedTask;
    private long _recorded, _tidied;

    /// <summary>Imports a file, part after part.</summary>
    /// <param name="file">The file, packed or not, at its beginning.</param>
    /// <param name="format">What it holds.</param>
    /// <param name="author">Who imports, and the import's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="onReject">Told of every line that is rejected, with the part's name where the file is an archive of several.</param>
    /// <param name="onProgress">Told of what became of the file's lines so far.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ImportFormatException">The file is not of the format, or cannot be unpacked; what is before the fault is recorded.</exception>
    public async Task<ImportResult> ImportAsync(
        Stream file, ImportFormat format, Authorship author, ImportMode mode, Action<string?, Reject> onReject, Action<ImportResult>? onProgress, CancellationToken cancel)
    {
        _directory ??= new ActorDirectory((await actors.NamesAsync(cancel)).Select(actor => new KnownActor(actor.Actor, actor.Name, actor.Kind, actor.Cameo, actor.Iso3, actor.Aliases)));
        var total = ImportResult.None;
        try
        {
            foreach (var part in Unpacked.PartsOf(file))
            {
                var before = total;
                await using var stream = part.Open();
                total += await importer.ImportAsync(
                    format.Read(stream, _directory, cancel), author, mode, reject => onReject(part.Name, reject), Tell, cancel);
                if (mode.Strict && total.Rejected > 0) break;

                void Tell(ImportResult progress)
                {
                    if (!mode.DryRun) Tidy(_recorded + (before + progress).Recorded, cancel);
                    onProgress?.Invoke(before + progress);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw new ImportFormatException($"The file cannot be unpacked: {e.Message}");
        }
        finally
        {
            // What could not be tidied is, with the rest, in the end.
            _recorded += total.Recorded;
            await _tidying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return total;
    }

    private void Tidy(long recorded, CancellationToken cancel)
    {
        if (recorded < _tidied + MaxUntidied || !_tidying.IsCompleted) return;
        _tidied = recorded;
        _tidying = search.TidyAsync(cancel);
    }
}

/// <summary>How many lines are rejected for which reason.</summary>
internal sealed class RejectReasons
{
    private readonly SortedDictionary<string, (string? Field, string Kind, string Example, long Count)> _reasons = new(StringComparer.Ordinal);

    /// <summary>The reasons, the most frequent first: a column and a kind of fault, what the first of them says, and how many there are.</summary>
    public IReadOnlyList<RejectReason> All =>
        [.. _reasons.Values.OrderByDescending(reason => reason.Count).Select(reason => new RejectReason(reason.Field, reason.Kind, reason.Count, reason.Example))];

    /// <summary>Counts a reject.</summary>
    public void Add(Reject reject)
    {
        var key = $"{reject.Field}: {reject.Kind}";
        _reasons[key] = _reasons.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : (reject.Field, reject.Kind, reject.Reason, 1);
    }
}

/// <summary>A reason for which lines are rejected.</summary>
/// <param name="Field">The field or column at fault; null where it is the line as a whole.</param>
/// <param name="Kind">The kind of fault: <c>lost-zero</c>, <c>unknown-act</c>.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Example">What is said of the first of them.</param>
internal sealed record RejectReason(string? Field, string Kind, long Lines, string Example);
