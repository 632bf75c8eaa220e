using System.Text;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Formats.Golden;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class PolecatTests
{
    [Fact]
    public async Task A_row_dated_after_its_publication_is_rejected()
    {
        var file = Encoding.Latin1.GetString(Files.Fixture("polecat.txt")).Replace("\t2019-07-31\t", "\t2019-08-02\t", StringComparison.Ordinal);

        var row = (await Files.ReadAsync(Polecat.Format, Encoding.Latin1.GetBytes(file)))[0].ShouldBeOfType<ImportLine.Unreadable>();

        (row.Kind, row.Rejection.Field).ShouldBe(("dated-ahead", "Event Date"));
        row.Rejection.Message.ShouldContain("after Publication Date, 2019-08-01");
    }

    [Fact]
    public async Task Rows_become_statements_of_each_actor_toward_all_recipients()
    {
        var lines = await Files.ReadAsync(Polecat.Format, Files.Fixture("polecat.txt"));

        lines.Select(line => line switch
        {
            ImportLine.Unreadable unreadable => unreadable.Kind!,
            ImportLine.Skipped leaving => leaving.Reason.ToString(),
            ImportLine.Parsed proposing => $"{1 + proposing.Also.Count}",
            _ => "?",
        }).ShouldBe(["1", "1", "2", "1", "NoTarget", "NoSpeaker", "not-a-type"]);

        Told((ImportLine.Parsed)lines[0]).ShouldBe(
        [
            """actor-venezuela actor_introduced {"actor":"venezuela","name":"Venezuela","kind":"state","codes":{"cameo":"VEN","iso3":"VEN"}}""",
            """actor-nicolas-maduro-ven actor_introduced {"actor":"nicolas-maduro-ven","name":"Nicolás Maduro","kind":"person"}""",
            """actor-nicolas-maduro-ven actor_affiliated {"with":"venezuela"}""",
            """actor-juan-guaido-ven actor_introduced {"actor":"juan-guaido-ven","name":"Juan Guaidó","kind":"organization"}""",
            """document-polecat-story-20190801-2309-4e081644904c document_registered {"document":"polecat-story-20190801-2309-4e081644904c","reliability":"F","title":"Story 20190801-2309-4e081644904c","publisher":"AFP","published":{"earliest":"2019-08-01","latest":"2019-08-01","basis":"inferred"}}""",
            """statement-polecat-20190801-2309-4e081644904c-consult-r statement_recorded {"statement":"polecat-20190801-2309-4e081644904c-consult-r","evidence":{"document":"polecat-story-20190801-2309-4e081644904c","credibility":6},"speaker":"nicolas-maduro-ven","capacity":"official","targets":["juan-guaido-ven"],"inferredTargets":[],"act":{"scheme":"cameo","code":"040"},"contexts":["diplomatic","political_institutions"],"modality":"actual","saidOn":{"earliest":"2019-07-31","latest":"2019-07-31","basis":"stated"},"claims":[],"paraphrase":"Nicolás Maduro toward Juan Guaidó: Consult.","externalId":"polecat:20190801-2309-4e081644904c_CONSULT_R"}""",
        ]);

        var joint = Told((ImportLine.Parsed)lines[2]);
        joint[^2].ShouldContain("\"statement\":\"polecat-20220303-0002-ab-sanction-1\"");
        joint[^2].ShouldContain("\"speaker\":\"united-states\"");
        joint[^1].ShouldContain("\"statement\":\"polecat-20220303-0002-ab-sanction-2\"");
        joint[^1].ShouldContain("\"speaker\":\"germany\"");
        joint[^1].ShouldContain("\"contexts\":[\"economic\"]");
        joint.TakeLast(2).ShouldAllBe(statement => statement.Contains("\"joint\":\"polecat-20220303-0002-ab-sanction\"") && statement.Contains("\"code\":\"162\""));
        Told((ImportLine.Parsed)lines[1])[^1].ShouldContain("\"speaker\":\"military-rus\",\"capacity\":\"official\",\"targets\":[\"civilians-ukr\"]");
        Told((ImportLine.Parsed)lines[3])[^1].ShouldContain("\"targets\":[\"russia\",\"belarus\"]");
    }

    [Fact]
    public async Task Two_names_of_one_actor_make_one_statement_and_the_others_keep_their_places()
    {
        var lines = System.Text.Encoding.Latin1.GetString(Files.Fixture("polecat.txt")).Split('\n');
        var file = $"{lines[0]}\n{lines[3].Replace("United States;Germany", "Germany;Bundesrepublik;United States")}\n";
        KnownActor germany = new(ActorId.Parse("germany"), "Germany", ActorKind.State, "DEU", "DEU", ["Bundesrepublik"]);

        var line = (await Files.ReadAsync(Polecat.Format, file, germany)).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Parsed>();

        line.Also.Prepend(line).Select(statement => statement.Command.Stream.Slug).ShouldBe(["polecat-20220303-0002-ab-sanction-1", "polecat-20220303-0002-ab-sanction-3"]);
    }

    [Fact]
    public void Types_and_modes_follow_from_the_crosswalk_in_reverse()
    {
        var rows = File.ReadLines(Path.Combine(Corpus.Root(), "src", "StanceTracker.Domain", "Codebook", "cameo-to-plover.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).Select(fields => (Code: fields[0], Type: fields[1], Mode: fields[2])).ToArray();
        rows.Length.ShouldBeGreaterThan(200);
        var names = new Dictionary<string, string>
        {
            ["AGREE"] = "03",
            ["CONSULT"] = "04",
            ["SUPPORT"] = "05",
            ["COOPERATE"] = "06",
            ["AID"] = "07",
            ["CONCEDE"] = "08",
            ["RETREAT"] = "08",
            ["REQUEST"] = "10",
            ["ACCUSE"] = "11",
            ["REJECT"] = "12",
            ["THREATEN"] = "13",
            ["PROTEST"] = "14",
            ["MOBILIZE"] = "15",
            ["SANCTION"] = "16",
            ["COERCE"] = "17",
            ["ASSAULT"] = "18",
        };
        rows.Select(row => row.Type).Distinct().ShouldBe(names.Keys, ignoreOrder: true);

        foreach (var group in rows.GroupBy(row => (row.Type, row.Mode)))
        {
            var codes = group.Select(row => row.Code).ToArray();
            var common = codes.Aggregate((a, b) => string.Concat(a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)));
            var expected = common.Length >= 3 ? common : common.Length == 2 ? $"{common}0" : $"{names[group.Key.Type]}0";
            var act = Polecat.ActOf(group.Key.Type, group.Key.Mode.Length == 0 ? "None" : group.Key.Mode).ShouldNotBeNull();
            act.Value.ShouldBe(group.Key.Mode.Length == 0 ? $"{names[group.Key.Type]}0" : expected, $"{group.Key}: {string.Join(' ', codes)}");
        }

        foreach (var (type, root) in names)
        {
            Polecat.ActOf(type, "never-heard-of").ShouldBe(ActCode.Parse($"{root}0"));
            ActCodebook.Cameo.Contains(ActCode.Parse($"{root}0")).ShouldBeTrue();
        }

        Polecat.ActOf("PLAY", "None").ShouldBeNull();
    }

    [Fact]
    public async Task More_names_in_the_header_than_columns_do_not_matter_and_more_tabs_than_names_neither()
    {
        var lines = System.Text.Encoding.Latin1.GetString(Files.Fixture("polecat.txt")).Split('\n');
        var file = $"{lines[0].Replace("Event Text", "").Replace("Language", "Headline\tLanguage")}\n{lines[1]}\t\t\n{lines[2]}\n";

        (await Files.ReadAsync(Polecat.Format, System.Text.Encoding.Latin1.GetBytes(file))).Select(line => line.GetType()).ShouldBe([typeof(ImportLine.Parsed), typeof(ImportLine.Parsed)]);
    }
}
