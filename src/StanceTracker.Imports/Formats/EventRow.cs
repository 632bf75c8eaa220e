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

/// <summary>What a row of event data comes to, before it is put into proposals.</summary>
/// <param name="Id">The id of its statement.</param>
/// <param name="ExternalId">The id it has in its data set.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Targets">Toward whom; those that are the speaker are left out.</param>
/// <param name="Act">What.</param>
/// <param name="On">When.</param>
/// <param name="Paraphrase">Who did what toward whom, in the names of the row and the label of the act.</param>
/// <param name="Credibility">From 1 to 6.</param>
/// <param name="Documents">What it rests on, the first first; at least one.</param>
/// <param name="Duplicates">How it relates to another row of its id.</param>
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
    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>What its statement shares with others of the row.</summary>
    public string? Joint { get; init; }

    /// <summary>The row as a line to import.</summary>
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

    /// <summary>One day, as the data state it.</summary>
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
