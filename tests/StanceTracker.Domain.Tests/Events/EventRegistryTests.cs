using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Tests.Events;

public class EventRegistryTests
{
    /// <summary>The table of section 3 of the design, by hand, and the one event beyond it, by which a mistaken alias is put right.</summary>
    private static readonly (string Alias, StreamKind Stream, string Record)[] Design =
    [
        ("actor_introduced", StreamKind.Actor, "ActorIntroduced"),
        ("actor_alias_added", StreamKind.Actor, "ActorAliasAdded"),
        ("actor_alias_withdrawn", StreamKind.Actor, "ActorAliasWithdrawn"),
        ("actor_affiliated", StreamKind.Actor, "ActorAffiliated"),
        ("actor_affiliation_ended", StreamKind.Actor, "ActorAffiliationEnded"),
        ("actor_affiliation_withdrawn", StreamKind.Actor, "ActorAffiliationWithdrawn"),
        ("actor_merged", StreamKind.Actor, "ActorMerged"),
        ("actor_unmerged", StreamKind.Actor, "ActorUnmerged"),
        ("actor_corrected", StreamKind.Actor, "ActorCorrected"),
        ("document_registered", StreamKind.Document, "DocumentRegistered"),
        ("document_corrected", StreamKind.Document, "DocumentCorrected"),
        ("document_rated", StreamKind.Document, "DocumentRated"),
        ("document_withdrawn", StreamKind.Document, "DocumentWithdrawn"),
        ("document_reinstated", StreamKind.Document, "DocumentReinstated"),
        ("claim_framed", StreamKind.Claim, "ClaimFramed"),
        ("claim_corrected", StreamKind.Claim, "ClaimCorrected"),
        ("statement_recorded", StreamKind.Statement, "StatementRecorded"),
        ("statement_corroborated", StreamKind.Statement, "StatementCorroborated"),
        ("statement_evidence_withdrawn", StreamKind.Statement, "StatementEvidenceWithdrawn"),
        ("statement_corrected", StreamKind.Statement, "StatementCorrected"),
        ("statement_retracted", StreamKind.Statement, "StatementRetracted"),
        ("statement_reinstated", StreamKind.Statement, "StatementReinstated"),
    ];

    [Fact]
    public void It_holds_every_event_of_the_design_at_its_first_schema_version()
    {
        EventRegistry.Standard.All.Select(type => (type.Alias, type.Stream, type.Body.Name)).ShouldBe(Design);
        EventRegistry.Standard.All.ShouldAllBe(type => type.SchemaVersion == 1 && type.StoredName == type.Alias);
    }

    [Fact]
    public void It_finds_each_by_its_stored_name_and_by_its_record()
    {
        foreach (var type in EventRegistry.Standard.All)
        {
            EventRegistry.Standard.TryFind(type.StoredName, out var found).ShouldBeTrue();
            found.ShouldBe(type);
        }

        EventRegistry.Standard.Get(new ActorUnmerged("why")).Alias.ShouldBe("actor_unmerged");
    }

    [Fact]
    public void It_finds_nothing_under_another_name()
    {
        foreach (var name in new[] { "", "ActorMerged", "Actor_Merged", "actor_merged_v1", "actor_merged_v2", " actor_merged", nameof(ActorMerged) })
            EventRegistry.Standard.TryFind(name, out _).ShouldBeFalse(name);
    }

    [Fact]
    public void Every_event_of_the_domain_is_registered_and_sealed()
    {
        var events = typeof(LedgerEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerEvent)) && !type.IsAbstract).ToList();
        events.ShouldBe(EventRegistry.Standard.All.Select(type => type.Body), ignoreOrder: true);
        events.ShouldAllBe(type => type.IsSealed);
    }

    [Fact]
    public void What_takes_back_corrects_rates_ends_or_merges_gives_a_reason()
    {
        string[] giveNone = ["introduced", "added", "affiliated", "registered", "framed", "recorded", "corroborated"];
        foreach (var type in EventRegistry.Standard.All)
            type.Body.IsAssignableTo(typeof(IReasoned)).ShouldBe(!giveNone.Contains(type.Alias.Split('_')[^1]), type.Alias);
    }

    [Fact]
    public void Later_schema_versions_are_stored_under_names_of_their_own()
    {
        var registry = new EventRegistry([Type("actor_merged", typeof(ActorMerged)), Type("actor_merged", typeof(ActorUnmerged), version: 2)]);
        registry.All.Select(type => type.StoredName).ShouldBe(["actor_merged", "actor_merged_v2"]);
        registry.TryFind("actor_merged_v2", out var found).ShouldBeTrue();
        found.Body.ShouldBe(typeof(ActorUnmerged));
    }

    [Fact]
    public void A_name_that_is_there_twice_is_refused() =>
        Refused("actor_merged", Type("actor_merged", typeof(ActorMerged)), Type("actor_merged", typeof(ActorUnmerged)));

    [Fact]
    public void A_record_that_is_there_twice_is_refused() =>
        Refused("ActorMerged", Type("actor_merged", typeof(ActorMerged)), Type("actor_united", typeof(ActorMerged)));

    [Theory]
    [InlineData("")]
    [InlineData("ActorMerged")]
    [InlineData("actor-merged")]
    [InlineData("actor merged")]
    [InlineData("actor_merged2")]
    [InlineData("actor_zusammengeführt")]
    [InlineData("_")]
    [InlineData("_actor_merged")]
    [InlineData("actor_merged_")]
    [InlineData("actor__merged")]
    public void A_name_that_is_not_snake_case_is_refused(string alias) => Refused("snake_case", Type(alias, typeof(ActorMerged)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Schema_versions_are_counted_from_one(int version) => Refused("schema version", Type("actor_merged", typeof(ActorMerged), version));

    [Fact]
    public void A_record_that_is_not_registered_is_refused_by_name()
    {
        var registry = new EventRegistry([Type("actor_merged", typeof(ActorMerged))]);
        Should.Throw<ArgumentException>(() => registry.Get(new DocumentWithdrawn("why"))).Message.ShouldContain("DocumentWithdrawn");
    }

    private static EventType Type(string alias, Type body, int version = 1) => new(alias, version, StreamKind.Actor, body);

    private static void Refused(string saying, params EventType[] types) => Should.Throw<ArgumentException>(() => new EventRegistry(types)).Message.ShouldContain(saying);
}
