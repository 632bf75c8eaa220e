using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Formats.Golden;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class PhoenixTests
{
    [Fact]
    public async Task A_row_of_several_articles_rests_on_all_of_them()
    {
        var row = Oeda("TURGOV", "IMGMOSISI", "010", "01", "http://a.example/1;http://b.example/x;y=2;http://a.example/1", "a;b;a");

        (await ReadOneAsync(Phoenix.Format, row)).ShouldBe(
        [
            """actor-turkey actor_introduced {"actor":"turkey","name":"Turkey","kind":"state","codes":{"cameo":"TUR","iso3":"TUR"}}""",
            """actor-government-tur actor_introduced {"actor":"government-tur","name":"Government (Turkey)","kind":"organization","codes":{"cameo":"TURGOV"}}""",
            """actor-government-tur actor_affiliated {"with":"turkey"}""",
            """actor-islamic-state actor_introduced {"actor":"islamic-state","name":"Islamic State","kind":"armed-group","codes":{"cameo":"ISI"}}""",
            """document-a-example-6f09fce05af7d21c280b document_registered {"document":"a-example-6f09fce05af7d21c280b","reliability":"F","publisher":"a.example","published":{"earliest":"2016-03-28","latest":"2016-03-28","basis":"inferred"},"url":"http://a.example/1"}""",
            """document-b-example-c7e9a21418a4e41dfcbd document_registered {"document":"b-example-c7e9a21418a4e41dfcbd","reliability":"F","publisher":"b.example","published":{"earliest":"2016-03-28","latest":"2016-03-28","basis":"inferred"},"url":"http://b.example/x;y=2"}""",
            """statement-phoenix-1701790-v0-1-0 statement_recorded {"statement":"phoenix-1701790-v0-1-0","evidence":{"document":"a-example-6f09fce05af7d21c280b","credibility":6},"speaker":"government-tur","capacity":"official","targets":["islamic-state"],"inferredTargets":[],"act":{"scheme":"cameo","code":"010"},"contexts":[],"modality":"actual","saidOn":{"earliest":"2016-03-28","latest":"2016-03-28","basis":"stated"},"claims":[],"paraphrase":"TURGOV toward IMGMOSISI: Make statement.","externalId":"phoenix:1701790_v0.1.0"}""",
            """statement-phoenix-1701790-v0-1-0 statement_corroborated {"evidence":{"document":"b-example-c7e9a21418a4e41dfcbd","credibility":6}}""",
        ]);
    }

    [Fact]
    public async Task The_two_forms_are_told_apart_by_the_first_line()
    {
        var oeda = await Files.ReadAsync(Phoenix.Format, Files.Fixture("phoenix.txt"));
        var cline = await Files.ReadAsync(Phoenix.Format, Files.Fixture("phoenix-cline.csv"));

        oeda.Count.ShouldBe(30);
        oeda.OfType<ImportLine.Unreadable>().Select(line => (line.Rejection.Field, line.Kind)).ShouldBe([("CAMEO", "not-an-act"), ("CAMEO", "missing")]);
        oeda.Count(line => line is ImportLine.Parsed).ShouldBe(28);
        cline.Select(line => line is ImportLine.Unreadable unreadable ? unreadable.Kind! : line is ImportLine.Skipped leaving ? leaving.Reason.ToString() : "statement")
            .ShouldBe(["statement", "statement", "statement", "statement", "NoTarget", "not-a-day", "lost-zero"]);
        var third = (StatementRecorded)((ImportLine.Parsed)cline[2]).Command.Body;
        (third.ExternalId, third.Statement.Value, third.Evidence.Document.Value).ShouldBe(("phoenix:3:FBIS_1002", "phoenix-3-fbis-1002", "phoenix-story-fbis-1002"));
    }

    private static string Oeda(string source, string target, string code, string root, string urls, string news) => string.Join(
        '\t', "1701790_v0.1.0", "20160328", "2016", "03", "28", source, source[..3], "", "", target, target[..3], "", "", code, root, "1", "0.0", "", "39.0", "35.0", "Turkey", "", "TUR", "56f906be_1;56f9_2;56f9_3", urls, news);
}
