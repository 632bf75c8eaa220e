using Npgsql;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Projections.Tables;

/// <summary>
/// A table that is folded from events: appends write it in the schema <c>read</c>, a rebuild makes it again in the schema <c>rebuild</c>.
/// Its columns are declared once, for both.
/// </summary>
/// <param name="name">Its name, in both schemas.</param>
internal abstract class ProjectionTable(string name)
{
    /// <summary>The schema of the tables in use.</summary>
    public const string Live = "read";

    /// <summary>The schema of the tables being rebuilt.</summary>
    public const string Shadow = "rebuild";

    public string Name => name;

    /// <summary>The statements that create the auxiliary tables of a rebuild.</summary>
    public abstract IEnumerable<string> Auxiliaries { get; }

    /// <summary>The statements that merge what the auxiliary tables hold into the shadow table, and empty them.</summary>
    public abstract IEnumerable<string> Merging { get; }

    /// <summary>Writes what a batch changed to the live table.</summary>
    public abstract void Write(NpgsqlBatch writes, ProjectionBatch batch);

    /// <summary>The rows of a chunk for the shadow table and its auxiliaries.</summary>
    /// <returns>The copies, to be sent in this order in one transaction.</returns>
    public abstract IReadOnlyList<TableCopy> Copies(Chunk chunk);
}
