using System.Text;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Formats.Golden;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class IcewsTests
{
    private const string Header = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude";

    [Fact]
    public async Task A_row_becomes_its_actors_its_story_and_its_statement()
    {
        var told = await ReadOneAsync(Icews.Format, $"{Header}\n{Row()}");

        told.ShouldBe(
        [
            """actor-russia actor_introduced {"actor":"russia","name":"Russia","kind":"state","codes":{"cameo":"RUS","iso3":"RUS"}}""",
            """actor-foreign-affairs-rus actor_introduced {"actor":"foreign-affairs-rus","name":"Foreign Affairs (Russia)","kind":"organization"}""",
            """actor-foreign-affairs-rus actor_affiliated {"with":"russia"}""",
            """actor-japan actor_introduced {"actor":"japan","name":"Japan","kind":"state","codes":{"cameo":"JPN","iso3":"JPN"}}""",
            """actor-citizen-jpn actor_introduced {"actor":"citizen-jpn","name":"Citizen (Japan)","kind":"organization"}""",
            """actor-citizen-jpn actor_affiliated {"with":"japan"}""",
            """document-icews-story-47400357 document_registered {"document":"icews-story-47400357","reliability":"F","title":"Story 47400357","publisher":"Mainichi Daily News","published":{"earliest":"2018-06-01","latest":"2018-06-01","basis":"inferred"}}""",
            """statement-icews-20718170-2018-06-01 statement_recorded {"statement":"icews-20718170-2018-06-01","evidence":{"document":"icews-story-47400357","credibility":6},"speaker":"foreign-affairs-rus","capacity":"official","targets":["citizen-jpn"],"inferredTargets":[],"act":{"scheme":"cameo","code":"014"},"contexts":[],"modality":"actual","saidOn":{"earliest":"2018-06-01","latest":"2018-06-01","basis":"stated"},"claims":[],"paraphrase":"Foreign Affairs (Russia) toward Citizen (Japan): Consider policy option.","externalId":"icews:20718170:2018-06-01"}""",
        ]);
    }

    [Theory]
    [InlineData("Government,Executive", "Russian Federation", "official", true)]
    [InlineData("\"Executive,Government\"", "Russian Federation", "official", true)]
    [InlineData("Social,General Population / Civilian / Social", "Russian Federation", "personal", true)]
    [InlineData("International Government Organization,Government", "Russian Federation", "personal", true)]
    [InlineData("Dissident,Protestors / Popular Opposition / Mobs", "Russian Federation", "personal", false)]
    [InlineData("Insurgents,Dissident,Government", "Russian Federation", "personal", false)]
    [InlineData("Government", "", "official", false)]
    public async Task The_sectors_in_any_order_say_who_speaks_for_a_country(string sectors, string country, string capacity, bool isAffiliated)
    {
        var told = await ReadOneAsync(Icews.Format, $"{Header}\n{Row(source: "Somebody", sectors: sectors, country: country)}");

        told[^1].ShouldContain($"\"capacity\":\"{capacity}\"");
        told.Any(line => line.StartsWith("actor-somebody-", StringComparison.Ordinal) && line.Contains("actor_affiliated")).ShouldBe(isAffiliated);
    }

    [Fact]
    public async Task Both_forms_of_the_file_give_the_same()
    {
        var tabs = (await Files.ReadAsync(Icews.Format, Files.Fixture("icews.tab"))).Cast<ImportLine.Parsed>().ToArray();
        var csv = (await Files.ReadAsync(Icews.Format, Files.Fixture("icews.csv"))).Cast<ImportLine.Parsed>().ToArray();

        tabs.Length.ShouldBe(20);
        csv.Length.ShouldBe(39);
        tabs.SelectMany(Told).ShouldBe(csv[..20].SelectMany(Told));
    }

    [Fact]
    public async Task A_code_of_two_digits_is_refused_for_no_root_says_what_it_is()
    {
        var unreadable = (await Files.ReadAsync(Icews.Format, $"{Header}\n{Row(code: "20")}\n")).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Unreadable>();

        (unreadable.Number, unreadable.Rejection.Field, unreadable.Kind).ShouldBe((2, "CAMEO Code", "lost-zero"));
        unreadable.Rejection.Message.ShouldBe("CAMEO Code is '20', which may be 020 without its leading zero.");
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_costs_its_line_alone_and_a_field_on_several_lines_is_one()
    {
        string[] names = ["event_id", "event_date", "source_name", "source_sectors", "source_country", "cameo_code", "target_name", "target_sectors", "target_country", "story_id", "publisher"];
        var file = new StringBuilder($"{string.Join(',', names)}\n");
        file.Append("1,2018-06-01,Japan,,Japan,010,Vietnam,\"a,b\",Vietnam,1,P\n");
        file.Append("2,2018-06-01,\"Japan,,Japan,010,Vietnam,,Vietnam,2,P\n");
        file.Append("3,2018-06-01,Japan,\"a,\"\"b\"\"\",Japan,010,Vietnam,,Vietnam,3,P\n");
        file.Append("4,2018-06-01,Japan,,Japan,010,Vietnam,\"on\ntwo, or\n\nthree lines\",Vietnam,4,P\n");
        file.Append("5,2018-06-01,\"Japan\" ,,Japan,010,Vietnam,,Vietnam,5,P\n");
        file.Append("6,2018-06-01,Japan,,Japan,010,Vietnam,,Vietnam,6,P\n");
        file.Append("7,2018-06-01,Japan,,Japan,010,Vietnam,,Vietnam,7,\"P\n");

        var lines = await Files.ReadAsync(Icews.Format, file.ToString());

        lines.Select(line => line is ImportLine.Unreadable unreadable ? $"{line.Number} {unreadable.Kind}" : $"{line.Number}").ShouldBe(["2", "3 bad-quotes", "4", "5", "9 bad-quotes", "10", "11 bad-quotes"]);
        lines[1].Text.ShouldStartWith("2,2018-06-01,\"Japan,,");
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_early_in_a_long_file_does_not_swallow_it()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => $"{i},2018-06-01,{(i == 3 ? "\"" : "")}Japan,,Japan,010,Vietnam,,Vietnam,{i},P");
        var file = $"event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher\n{string.Join('\n', rows)}";

        var lines = await Files.ReadAsync(Icews.Format, file);

        lines.Count.ShouldBe(5_000);
        lines.OfType<ImportLine.Unreadable>().ShouldHaveSingleItem().Number.ShouldBe(5);
    }

    [Fact]
    public async Task A_file_without_its_header_is_refused_as_a_whole()
    {
        var rejected = await Should.ThrowAsync<ImportFormatException>(() => Files.ReadAsync(Icews.Format, Row()));

        rejected.Message.ShouldBe("Column 'Event ID' is missing from the first line. The file is not ICEWS, or has no header.");
    }

    private static string Row(string source = "Foreign Affairs (Russia)", string sectors = "Government,Foreign Ministry,Executive", string country = "Russian Federation", string code = "014") => string.Join(
        '\t', "20718170", "2018-06-01", source, sectors, country, "Consider policy option", code, "0.0", "Citizen (Japan)", "General Population / Civilian / Social,Social", "Japan", "47400357", "5", "Mainichi Daily News", "", "", "", "Japan", "34.69", "135.5");
}
