using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>The statement in a row of event data, from which its commands are made.</summary>
/// <param name="Id">The statement's ID.</param>
/// <param name="ExternalId">The row's ID in its data set.</param>
/// <param name="Speaker">The speaker.</param>
/// <param name="Targets">The targets; the speaker itself is left out.</param>
/// <param name="Act">The act.</param>
/// <param name="On">When it was said or done.</param>
/// <param name="Paraphrase">Who did what toward whom, with the names of the row and the label of the act.</param>
/// <param name="Credibility">From 1 to 6.</param>
/// <param name="Documents">The documents that report it, in order; at least one.</param>
/// <param name="Duplicates">How to treat another row with the same ID.</param>
internal sealed record EventRow(
    StatementId Id,
    string ExternalId,
    RowActor Speaker,
    IReadOnlyList<RowActor> Targets,
    ActEntry Act,
    SaidOn On,
    string Paraphrase,
    int Credibility,
    IReadOnlyList<(DocumentId Id, Dependency Need)> Documents,
    DuplicatePolicy Duplicates = DuplicatePolicy.Sorted)
{
    /// <summary>The credibility of data that do not indicate any.</summary>
    public const int CannotBeJudged = 6;

    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>The ID of the joint act, if the row has several speakers.</summary>
    public string? Joint { get; init; }

    /// <summary>A skipped line if a row names no target or no speaker; null if it names both.</summary>
    public static ImportLine.Skipped? SkipUnlessNamed(Row row, Column speaker, Column target)
    {
        if (!row.Fields.Has(target)) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoTarget);
        return row.Fields.Has(speaker) ? null : new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoSpeaker);
    }

    /// <summary>The line to import.</summary>
    public ImportLine In(Row row)
    {
        var targets = new List<ActorId>(Targets.Count);
        var needs = new List<Dependency>(Speaker.Needs);
        foreach (var target in Targets)
        {
            if (target.Id == Speaker.Id || targets.Contains(target.Id)) continue;
            targets.Add(target.Id);
            needs.AddRange(target.Needs);
        }

        if (targets.Count == 0) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.ToItself);
        foreach (var document in Documents) needs.Add(document.Need);
        return new ImportLine.Parsed(row.Number, row.Text, new Command(StreamId.From(Id), Statement(targets)))
        {
            Dependencies = needs,
            FollowUp = Documents.Count == 1 ? [] : [.. Documents.Skip(1).Select(document => new Evidence(document.Id, Credibility))],
            Duplicates = Duplicates,
        };
    }

    /// <summary><c>Iran toward Iraq: Make statement.</c></summary>
    public static string Paraphrased(string speaker, string targets, ActEntry act)
    {
        const int longest = 700;
        return $"{Short(speaker)} toward {Short(targets)}: {act.Label}.";

        static string Short(string names) => names.Length > longest ? $"{names[..longest]} …" : names;
    }

    /// <summary>A single day, stated in the data.</summary>
    public static SaidOn OnDay(DateOnly day) => new(day, day, DateBasis.Stated);

    private StatementRecorded Statement(IReadOnlyList<ActorId> targets) => new()
    {
        Statement = Id,
        Speaker = Speaker.Id,
        Capacity = Speaker.Capacity,
        Targets = targets,
        Act = new Act(Domain.Statements.Act.Cameo, Act.Code),
        Contexts = Contexts,
        SaidOn = On,
        Joint = Joint,
        Paraphrase = Paraphrase,
        ExternalId = ExternalId,
        Evidence = new Evidence(Documents[0].Id, Credibility),
    };
}
