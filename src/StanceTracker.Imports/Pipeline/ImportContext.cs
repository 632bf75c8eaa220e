using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>What the chunks of an import share.</summary>
/// <param name="Author">Who imports, and the import's id.</param>
/// <param name="Pipeline">Decides and appends; a dry run decides alone.</param>
/// <param name="Mentions">Keeps mentions of statements that are not recorded yet.</param>
/// <param name="Previous">What the import recorded before it was interrupted; null if it was not.</param>
internal sealed record ImportContext(Authorship Author, ICommandPipeline Pipeline, PendingMentions Mentions, PreviousRun? Previous = null);
