using StanceTracker.Domain.Events;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Imports;

/// <summary>Imports files of one format with one directory of actors.</summary>
internal sealed class ImportSession(Importer importer, ActorQueries actors, SearchIndex search)
{
    /// <summary>
    /// After how many recorded lines the search index is tidied: every search, including those of the writer, reads all of its pending
    /// entries.
    /// </summary>
    private const long MaxUntidied = 200_000;

    private ActorDirectory? _directory;
    private Task _tidying = Task.CompletedTask;
    private long _recorded, _tidied;

    /// <summary>Imports a file, part by part.</summary>
    /// <param name="file">The file, compressed or not, at its beginning.</param>
    /// <param name="format">Its format.</param>
    /// <param name="author">The author and the import's ID.</param>
    /// <param name="mode">How to import.</param>
    /// <param name="onReject">Called for each rejected line, with the part's name if the file is an archive of several.</param>
    /// <param name="onProgress">Called with the file's results so far.</param>
    /// <param name="cancel">Stops the import.</param>
    /// <exception cref="ImportFormatException">The file is not of the format, or cannot be unpacked. What precedes the fault is
    /// recorded.</exception>
    public async Task<ImportResult> ImportAsync(
        Stream file,
        ImportFormat format,
        Authorship author,
        ImportMode mode,
        Action<string?, Reject> onReject,
        Action<ImportResult>? onProgress,
        CancellationToken cancel)
    {
        _directory ??= new ActorDirectory((await actors.NamesAsync(cancel)).Select(
            actor => new KnownActor(actor.Actor, actor.Name, actor.Kind, actor.Cameo, actor.Iso3, actor.Aliases)));
        var total = ImportResult.None;
        try
        {
            foreach (var part in Unpacked.PartsOf(file))
            {
                var before = total;
                await using var stream = part.Open();
                total += await importer.ImportAsync(
                    format.Read(stream, _directory, cancel), author, mode, reject => onReject(part.Name, reject), OnPartProgress, cancel);
                if (mode.Strict && total.Rejected > 0) break;

                void OnPartProgress(ImportResult progress)
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
            // If tidying failed, upkeep tidies the index later.
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

/// <summary>Counts rejected lines by reason.</summary>
internal sealed class RejectReasons
{
    private readonly SortedDictionary<string, (string? Field, string Kind, string Example, long Count)> _reasons =
        new(StringComparer.Ordinal);

    /// <summary>The reasons, most frequent first.</summary>
    public IReadOnlyList<RejectReason> All =>
        [.. _reasons.Values.OrderByDescending(reason => reason.Count)
            .Select(reason => new RejectReason(reason.Field, reason.Kind, reason.Count, reason.Example))];

    public void Add(Reject reject)
    {
        var key = $"{reject.Field}: {reject.Kind}";
        _reasons[key] = _reasons.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : (reject.Field, reject.Kind, reject.Reason, 1);
    }
}

/// <summary>A reason for which lines were rejected.</summary>
/// <param name="Field">The invalid field or column; null if it is the whole line.</param>
/// <param name="Kind">The kind of fault: <c>lost-zero</c>, <c>unknown-act</c>.</param>
/// <param name="Lines">The number of lines.</param>
/// <param name="Example">The message for the first of them.</param>
internal sealed record RejectReason(string? Field, string Kind, long Lines, string Example);
