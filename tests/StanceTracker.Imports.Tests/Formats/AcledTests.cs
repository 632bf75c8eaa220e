using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Formats.Golden;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class AcledTests
{
    [Fact]
    public async Task Rows_become_statements_of_the_first_actor_toward_the_second()
    {
        var lines = await Files.ReadAsync(Acled.Format, Files.Fixture("acled.csv"));

        lines.Select(line => line switch
        {
            ImportLine.Unreadable unreadable => $"{unreadable.Number} {unreadable.Rejection.Field} {unreadable.Kind}",
            ImportLine.Skipped leaving => $"{leaving.Number} {leaving.Reason}",
            _ => $"{line.Number}",
        }).ShouldBe(["2", "3", "5 NoTarget", "6", "7 sub_event_type no-cameo-code", "8 timestamp rounded-number"]);
        lines[4].ShouldBeOfType<ImportLine.Unreadable>().Rejection.Message.ShouldBe("'Strategic developments: Other' has no CAMEO code.");

        Told((ImportLine.Parsed)lines[0]).ShouldBe(
        [
            """actor-mali actor_introduced {"actor":"mali","name":"Mali","kind":"state","codes":{"cameo":"MLI","iso3":"MLI"}}""",
            """actor-military-forces-of-mali-2021-mli actor_introduced {"actor":"military-forces-of-mali-2021-mli","name":"Military Forces of Mali (2021-)","kind":"organization"}""",
            """actor-military-forces-of-mali-2021-mli actor_affiliated {"with":"mali"}""",
            """actor-jnim-group-for-support-of-islam-and-muslims-zzz actor_introduced {"actor":"jnim-group-for-support-of-islam-and-muslims-zzz","name":"JNIM: Group for Support of Islam and Muslims","kind":"armed-group"}""",
            """document-acled-studio-tamani-20230216 document_registered {"document":"acled-studio-tamani-20230216","reliability":"F","publisher":"Studio Tamani","published":{"earliest":"2023-02-16","latest":"2023-02-16","basis":"inferred"}}""",
            """document-acled-twitter-20230216 document_registered {"document":"acled-twitter-20230216","reliability":"F","publisher":"Twitter","published":{"earliest":"2023-02-16","latest":"2023-02-16","basis":"inferred"}}""",
            """statement-acled-mli101 statement_recorded {"statement":"acled-mli101","evidence":{"document":"acled-studio-tamani-20230216","credibility":2},"speaker":"military-forces-of-mali-2021-mli","capacity":"official","targets":["jnim-group-for-support-of-islam-and-muslims-zzz"],"inferredTargets":[],"act":{"scheme":"cameo","code":"190"},"contexts":[],"modality":"actual","saidOn":{"earliest":"2023-02-16","latest":"2023-02-16","basis":"stated"},"claims":[],"paraphrase":"Military Forces of Mali (2021-) toward JNIM: Group for Support of Islam and Muslims: Use conventional military force.","externalId":"acled:MLI101:1677000000"}""",
            """statement-acled-mli101 statement_corroborated {"evidence":{"document":"acled-twitter-20230216","credibility":2}}""",
        ]);
        Told((ImportLine.Parsed)lines[1])[^1].ShouldContain(
            "\"saidOn\":{\"earliest\":\"2023-02-16\",\"latest\":\"2023-02-16\",\"basis\":\"inferred\",\"note\":\"ACLED: time_precision 2, known to the week.\"}");
        Told((ImportLine.Parsed)lines[1])[^1].ShouldContain("\"speaker\":\"protesters-ken\",\"capacity\":\"personal\",\"targets\":[\"police-forces-of-kenya-2022-ken\"]");
        Told((ImportLine.Parsed)lines[3])[^1].ShouldContain("\"speaker\":\"military-forces-of-russia-2000-air-force-rus\",\"capacity\":\"official\",\"targets\":[\"civilians-syr\"]");
    }

    [Theory]
    [InlineData("2023-02-21", true)]
    [InlineData("2023-02-22", false)]
    [InlineData("2203-02-21", false)]
    public async Task A_row_dated_after_its_timestamp_is_rejected(string day, bool taken)
    {
        var line = (await Files.ReadAsync(
            Acled.Format,
            $"event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,source,timestamp\nA1,{day},1,Battles,Armed clash,A,2,B,2,Paper,1677000000")).ShouldHaveSingleItem();

        if (taken) line.ShouldBeOfType<ImportLine.Parsed>();
        else line.ShouldBeOfType<ImportLine.Unreadable>().ShouldSatisfyAllConditions(row => row.Kind.ShouldBe("dated-ahead"), row => row.Rejection.Field.ShouldBe("event_date"), row => row.Rejection.Message.ShouldContain("after timestamp, 2023-02-21"));
    }

    [Theory]
    [InlineData("Armed clash", "190")]
    [InlineData("Government regains territory", "192")]
    [InlineData("Non-state actor overtakes territory", "192")]
    [InlineData("Chemical weapon", "2041")]
    [InlineData("Air/drone strike", "195")]
    [InlineData("Suicide bomb", "1831")]
    [InlineData("Shelling/artillery/missile attack", "194")]
    [InlineData("Remote explosive/landmine/IED", "183")]
    [InlineData("Grenade", "193")]
    [InlineData("Peaceful protest", "141")]
    [InlineData("Protest with intervention", "141")]
    [InlineData("Excessive force against protesters", "141")]
    [InlineData("Violent demonstration", "145")]
    [InlineData("Mob violence", "145")]
    [InlineData("Agreement", "057")]
    [InlineData("Arrests", "173")]
    [InlineData("Looting/property destruction", "171")]
    [InlineData("Sexual violence", "1821")]
    [InlineData("Attack", "182")]
    [InlineData("Abduction/forced disappearance", "181")]
    [InlineData("Change to group/activity", null)]
    [InlineData("Disrupted weapons use", null)]
    [InlineData("Headquarters or base established", null)]
    [InlineData("Non-violent transfer of territory", null)]
    public async Task Each_sub_event_type_has_the_act_that_the_docs_name(string subType, string? code)
    {
        var line = (await Files.ReadAsync(
            Acled.Format,
            $"event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,source,timestamp\nA1,2023-01-01,1,Some type,{subType},A,2,B,2,Paper,1677000000")).ShouldHaveSingleItem();

        if (code is null) line.ShouldBeOfType<ImportLine.Unreadable>().Kind.ShouldBe("no-cameo-code");
        else Told(line.ShouldBeOfType<ImportLine.Parsed>())[^1].ShouldContain($"\"code\":\"{code}\"");
    }
}
