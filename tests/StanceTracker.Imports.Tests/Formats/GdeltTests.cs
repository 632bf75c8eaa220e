using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Formats.Golden;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class GdeltTests
{
    [Fact]
    public async Task An_event_becomes_its_actors_its_document_and_its_statement()
    {
        var row = Files.Gdelt2((5, "USAGOV"), (6, "THE WHITE HOUSE"), (15, "AFGREB"), (16, "INSURGENT"), (26, "043"), (27, "043"), (28, "04"), (32, "3"));

        (await ReadOneAsync(Gdelt2.Format, row)).ShouldBe(
        [
            """actor-united-states actor_introduced {"actor":"united-states","name":"United States","kind":"state","codes":{"cameo":"USA","iso3":"USA"}}""",
            """actor-government-usa actor_introduced {"actor":"government-usa","name":"Government (United States)","kind":"organization","codes":{"cameo":"USAGOV"}}""",
            """actor-government-usa actor_affiliated {"with":"united-states"}""",
            """actor-rebels-afg actor_introduced {"actor":"rebels-afg","name":"Rebels (Afghanistan)","kind":"armed-group","codes":{"cameo":"AFGREB"}}""",
            """document-paper-example-c175c90735984062c999 document_registered {"document":"paper-example-c175c90735984062c999","reliability":"F","publisher":"paper.example","published":{"earliest":"2017-01-02","latest":"2017-01-02","basis":"inferred"},"url":"http://www.paper.example/a"}""",
            """statement-gdelt-1001 statement_recorded {"statement":"gdelt-1001","evidence":{"document":"paper-example-c175c90735984062c999","credibility":2},"speaker":"government-usa","capacity":"official","targets":["rebels-afg"],"inferredTargets":[],"act":{"scheme":"cameo","code":"043"},"contexts":[],"modality":"actual","saidOn":{"earliest":"2017-01-01","latest":"2017-01-01","basis":"stated"},"claims":[],"paraphrase":"THE WHITE HOUSE (USAGOV) toward INSURGENT (AFGREB): Host a visit.","externalId":"gdelt:1001"}""",
        ]);
    }

    [Fact]
    public async Task The_older_form_gives_the_same_statement_and_one_without_an_address_rests_on_the_day()
    {
        var columns = Files.Gdelt2().Split('\t');
        string[] older = [.. columns[..39], .. columns[40..47], .. columns[48..55], .. columns[56..59], "20170102", columns[60]];
        older.Length.ShouldBe(58);

        var (newer, old) = ((await ReadOneAsync(Gdelt2.Format, Files.Gdelt2())), await ReadOneAsync(Gdelt1.Format, string.Join('\t', older)));
        old.ShouldBe(newer);

        var oldest = await ReadOneAsync(Gdelt1.Format, string.Join('\t', older[..57]));
        oldest[^2].ShouldBe("""document-gdelt-1-0-20170102 document_registered {"document":"gdelt-1-0-20170102","reliability":"F","publisher":"GDELT 1.0","published":{"earliest":"2017-01-02","latest":"2017-01-02","basis":"inferred"}}""");
        oldest[^1].ShouldContain("\"document\":\"gdelt-1-0-20170102\"");
    }

    [Theory]
    [InlineData("20170102", true)]
    [InlineData("20170103", false)]
    [InlineData("22030101", false)]
    public async Task A_row_dated_after_it_was_added_is_rejected(string day, bool taken)
    {
        var line = (await Files.ReadAsync(Gdelt2.Format, Files.Gdelt2((1, day)))).ShouldHaveSingleItem();

        if (taken) line.ShouldBeOfType<ImportLine.Parsed>();
        else line.ShouldBeOfType<ImportLine.Unreadable>().ShouldSatisfyAllConditions(row => row.Kind.ShouldBe("dated-ahead"), row => row.Rejection.Field.ShouldBe("SQLDATE"), row => row.Rejection.Message.ShouldContain("after DATEADDED, 2017-01-02"));
    }

    [Fact]
    public async Task A_mention_corroborates_with_the_passage_and_waits_if_it_must()
    {
        var line = (await Files.ReadAsync(Gdelt2Mentions.Format, Files.Mention((8, "-1"), (11, "100")))).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Parsed>();

        line.MayWait.ShouldBeTrue();
        Told(line).ShouldBe(
        [
            """document-other-example-5bb2ca533f061f80ff76 document_registered {"document":"other-example-5bb2ca533f061f80ff76","reliability":"F","publisher":"other.example","published":{"earliest":"2017-01-02","latest":"2017-01-02","basis":"inferred"},"url":"http://other.example/b"}""",
            """statement-gdelt-1001 statement_corroborated {"evidence":{"document":"other-example-5bb2ca533f061f80ff76","credibility":2,"passage":{"start":120,"end":136}}}""",
        ]);
    }

    [Fact]
    public async Task A_citation_that_is_no_address_is_what_its_publisher_said_on_the_day()
    {
        var told = await ReadOneAsync(Gdelt2Mentions.Format, Files.Mention((3, "2"), (4, "BBC Monitoring"), (5, "Sharq TV, Jalalabad/BBC Monitoring/(c) BBC")));

        told[0].ShouldContain("\"document\":\"sharq-tv-jalalabad-bbc-monitoring-c-bbc-20170102\",\"reliability\":\"F\",\"publisher\":\"Sharq TV, Jalalabad/BBC Monitoring/(c) BBC\"");
    }

    [Theory]
    [InlineData(15, "", SkipReason.NoTarget)]
    [InlineData(5, "", SkipReason.NoSpeaker)]
    [InlineData(15, "IRN", SkipReason.ToItself)]
    public async Task A_row_without_a_side_or_with_one_side_twice_is_left_out(int column, string value, SkipReason because) =>
        (await Files.ReadAsync(Gdelt2.Format, Files.Gdelt2((column, value)))).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Skipped>().Reason.ShouldBe(because);

    [Theory]
    [InlineData(0, "12a", "GLOBALEVENTID", "not-a-number")]
    [InlineData(0, "1.36E+08", "GLOBALEVENTID", "rounded-number")]
    [InlineData(1, "20170230", "SQLDATE", "not-a-day")]
    [InlineData(1, "2017-01-01", "SQLDATE", "not-a-day")]
    [InlineData(26, "42", "EventCode", "lost-zero")]
    [InlineData(26, "20", "EventCode", "lost-zero")]
    [InlineData(26, "841", "EventCode", "lost-zero")]
    [InlineData(26, "---", "EventCode", "not-an-act")]
    [InlineData(26, "999", "EventCode", "not-an-act")]
    [InlineData(28, "12", "EventRootCode", "another-root")]
    [InlineData(32, "many", "NumSources", "not-a-number")]
    [InlineData(59, "2.01701E+13", "DATEADDED", "rounded-number")]
    [InlineData(59, "20170132030000", "DATEADDED", "not-a-day")]
    public async Task A_row_that_cannot_be_is_told_by_column_and_kind(int column, string value, string field, string kind)
    {
        var unreadable = (await Files.ReadAsync(Gdelt2.Format, $"{Files.Gdelt2()}\n{Files.Gdelt2((column, value))}\n"))[1].ShouldBeOfType<ImportLine.Unreadable>();

        (unreadable.Number, unreadable.Rejection.Field, unreadable.Kind).ShouldBe((2, field, kind));
        unreadable.Rejection.Message.ShouldContain($"'{value}'");
    }

    [Fact]
    public async Task A_root_code_is_taken_where_the_row_says_that_it_is_the_root()
    {
        (await ReadOneAsync(Gdelt2.Format, Files.Gdelt2((26, "20"), (27, "20"), (28, "20"))))[^1].ShouldContain("\"code\":\"20\"");
    }

    [Fact]
    public async Task Columns_quotes_bytes_and_headers_are_what_tabs_make_them()
    {
        byte[] broken = [.. System.Text.Encoding.UTF8.GetBytes(Files.Gdelt2((6, "X"))).Select(b => b == (byte)'X' ? (byte)0xFF : b), (byte)'\n'];
        byte[] file =
        [
            .. "GLOBALEVENTID\tSQLDATE\tand so on\n"u8,
            .. System.Text.Encoding.UTF8.GetBytes($"{Files.Gdelt2()}\t\n{Files.Gdelt2()}\tmore\nshort\trow\n{Files.Gdelt2((6, "THE \"QUOTED"))}\n"),
            .. broken,
            .. System.Text.Encoding.UTF8.GetBytes($"{Files.Gdelt2((6, new string('x', 2 << 20)))}\n{Files.Gdelt2()}"),
        ];

        var lines = await Files.ReadAsync(Gdelt2.Format, file);

        lines.Select(line => line is ImportLine.Unreadable unreadable ? unreadable.Kind : line.GetType().Name).ShouldBe(
            ["Parsed", "column-count", "column-count", "Parsed", "not-utf-8", "too-long", "Parsed"]);
        lines.Select(line => line.Number).ShouldBe([2, 3, 4, 5, 6, 7, 8]);
        ((StatementRecorded)((ImportLine.Parsed)lines[3]).Command.Body).Paraphrase.ShouldStartWith("THE \"QUOTED (IRN) toward ");
        lines[1].ShouldBeOfType<ImportLine.Unreadable>().Rejection.Message.ShouldBe("The line has 62 columns; expected 61.");
    }

    [Fact]
    public async Task A_mention_that_is_nowhere_in_its_article_is_rejected()
    {
        (await Files.ReadAsync(Gdelt2Mentions.Format, Files.Mention((7, "-1"), (8, "-1"), (9, "-1")))).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Unreadable>().Kind.ShouldBe("no-passage");
    }

    [Theory]
    [InlineData("", 6)]
    [InlineData("0", 6)]
    [InlineData("1", 3)]
    [InlineData("4", 2)]
    [InlineData("5", 1)]
    public async Task The_number_of_sources_is_the_credibility(string sources, int credibility) =>
        (await ReadOneAsync(Gdelt2.Format, Files.Gdelt2((32, sources))))[^1].ShouldContain($"\"credibility\":{credibility}}}");

    [Theory]
    [InlineData("10", 5)]
    [InlineData("20", 4)]
    [InlineData("50", 3)]
    [InlineData("70", 3)]
    [InlineData("80", 2)]
    [InlineData("100", 2)]
    public async Task The_confidence_of_a_mention_is_its_credibility(string confidence, int credibility) =>
        (await ReadOneAsync(Gdelt2Mentions.Format, Files.Mention((11, confidence))))[^1].ShouldContain($"\"credibility\":{credibility},");

    [Fact]
    public async Task Two_that_are_found_to_be_one_actor_do_not_make_a_statement()
    {
        KnownActor taliban = new(Domain.Actors.ActorId.Parse("taliban"), "Taliban", Domain.Actors.ActorKind.ArmedGroup, null, null, []);

        var lines = await Files.ReadAsync(Gdelt2.Format, Files.Gdelt2((5, "AFGREB"), (6, "TALIBAN"), (15, "AFGINSTAL"), (16, "TALIBAN")), taliban);

        lines.ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Skipped>().Reason.ShouldBe(SkipReason.ToItself);
    }
}
