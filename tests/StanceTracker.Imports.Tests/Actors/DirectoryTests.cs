using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;

namespace StanceTracker.Imports.Tests.Actors;

public sealed class DirectoryTests
{
    private static readonly KnownActor
        Iran = Known("iran", "Iran", ActorKind.State, "IRN", "IRN", "Tehran"),
        Taliban = Known("taliban", "Taliban", ActorKind.ArmedGroup),
        Ministry = Known("iran-foreign-ministry", "Ministry of Foreign Affairs of Iran", ActorKind.Organization),
        Namesake = Known("ali-hassan-irq", "Ali Hassan", ActorKind.Organization);

    [Theory]
    [InlineData("IRN", "TEHRAN", "iran")]
    [InlineData("USA", "MISSOURI", "united-states")]
    [InlineData("IRNGOV", "IRAN", "government-irn")]
    [InlineData("AFGREB", "TALIBAN", "taliban")]
    [InlineData("AFGINSTAL", null, "taliban")]
    [InlineData("AFGREB", "INSURGENT", "rebels-afg")]
    [InlineData("GOV", "PRESIDENT", "government-zzz")]
    [InlineData("JUDJUD", "DISTRICT COURT", "judiciary-judiciary-zzz")]
    [InlineData("IGOUNO", "UNITED NATIONS", "united-nations")]
    [InlineData("IGOEUREEC", null, "european-union")]
    [InlineData("IGOUNOREFHCR", null, "united-nations-high-commissioner-for-refugees")]
    [InlineData("IGOUNOGOV", null, "united-nations-government-zzz")]
    [InlineData("MNCUSA", null, "multinational-corporation-usa")]
    [InlineData("AFR", "AFRICA", "africa")]
    [InlineData("MEAREB", null, "rebels-mea")]
    [InlineData("ROM", "ROMANIA", "romania")]
    [InlineData("USAXYZ", null, "xyz-usa")]
    public void A_code_leads_to_one_actor(string code, string? name, string actor) =>
        new ActorDirectory([Iran, Taliban, Ministry]).Coded(code, name).Id.Value.ShouldBe(actor);

    [Theory]
    [InlineData("Russia", "Russian Federation", "russia")]
    [InlineData("Police (India)", "India", "police-ind")]
    [InlineData("Foreign Affairs (Russia)", "Russian Federation", "foreign-affairs-rus")]
    [InlineData("Ministry (European Union)", "", "ministry-european-union-zzz")]
    [InlineData("Donald Trump", "United States", "donald-trump-usa")]
    [InlineData("Recep Tayyip Erdoğan", "Turkey", "recep-tayyip-erdogan-tur")]
    [InlineData("European Union", "", "european-union")]
    [InlineData("ASEAN", "", "association-of-southeast-asian-nations")]
    [InlineData("South Asia", "", "south-asia")]
    [InlineData("ministry of foreign affairs of iran", "Iran", "iran-foreign-ministry")]
    [InlineData("Google", "", "google-zzz")]
    [InlineData("Ali Hassan", "Iraq", "ali-hassan-irq")]
    [InlineData("Ali Hassan", "Syria", "ali-hassan-syr")]
    [InlineData("Ali Hassan", "", "ali-hassan-zzz")]
    [InlineData("Civic Group", "Pakistan administered Kashmir", "civic-group-pakistan-administered-kashmir")]
    [InlineData("Pakistan administered Kashmir", "Pakistan administered Kashmir", "pakistan-administered-kashmir")]
    public void A_name_leads_to_one_actor_whoever_else_bears_it(string name, string country, string actor)
    {
        var directory = new ActorDirectory([Iran, Taliban, Ministry, Namesake]);

        directory.Named(name, country.Length == 0 ? null : Countries.Named(country), RoleVoice.Society, ActorKind.Organization).Id.Value.ShouldBe(actor);
    }

    [Fact]
    public void What_was_introduced_is_found_again_by_another_run_and_in_any_order()
    {
        string[] codes = ["USAGOV", "AFGREB", "IGOUNO", "AFR", "USA", "COP", "IGOUNOGOV"];
        var first = new ActorDirectory([]);
        var introduced = codes.SelectMany(code => first.Coded(code, null).Needs).Select(need => need.Command.Body).OfType<ActorIntroduced>().DistinctBy(actor => actor.Actor)
            .Select(actor => new KnownActor(actor.Actor, actor.Name, actor.Kind, actor.Codes?.Cameo, actor.Codes?.Iso3, [])).ToArray();

        var again = new ActorDirectory(introduced);

        foreach (var code in codes.Reverse()) again.Coded(code, null).Id.ShouldBe(first.Coded(code, null).Id);
    }

    [Fact]
    public void Who_speaks_for_a_country_is_affiliated_and_official_and_who_fights_it_is_neither()
    {
        var directory = new ActorDirectory([Iran]);

        Affiliations("IRNMIL").ShouldBe([("military-irn", "iran")]);
        directory.Coded("IRNMIL", null).Capacity.ShouldBe(Capacity.Official);
        Affiliations("IRNMED").ShouldBe([("media-irn", "iran")]);
        directory.Coded("IRNMED", null).Capacity.ShouldBe(Capacity.Personal);
        Affiliations("IRNREB").ShouldBeEmpty();
        Affiliations("IRNOPP").ShouldBeEmpty();
        Affiliations("MIL").ShouldBeEmpty();
        Affiliations("IRN").ShouldBeEmpty();

        IEnumerable<(string, string)> Affiliations(string code) => directory.Coded(code, null).Needs.Where(need => need.Command.Body is ActorAffiliated)
            .Select(need => (need.Command.Stream.Slug, ((ActorAffiliated)need.Command.Body).With.Value));
    }

    [Fact]
    public void A_state_whose_name_is_taken_by_something_else_gets_its_code_behind_it()
    {
        var directory = new ActorDirectory([Known("georgia", "Georgia", ActorKind.Organization)]);

        directory.Coded("GEO", "GEORGIA").Id.Value.ShouldBe("georgia-geo");
        directory.Coded("GEOGOV", null).Needs.Select(need => need.Command.Stream.Slug).Distinct().ShouldBe(["georgia-geo", "government-geo"]);
    }

    [Fact]
    public void All_names_in_the_tables_make_ids()
    {
        var directory = new ActorDirectory([]);
        foreach (var row in StanceTracker.Domain.Codebook.EmbeddedCsv.Rows(typeof(ActorDirectory).Assembly, "countries.csv")) directory.State(Countries.FindByCode(row[0])!).Id.Value.ShouldNotBeNullOrEmpty();
        foreach (var row in StanceTracker.Domain.Codebook.EmbeddedCsv.Rows(typeof(ActorDirectory).Assembly, "groups.csv")) directory.Coded(row[0], null).Id.Value.ShouldBe(ActorSlugs.FromName(row[2]));
        foreach (var row in StanceTracker.Domain.Codebook.EmbeddedCsv.Rows(typeof(ActorDirectory).Assembly, "roles.csv")) directory.Coded($"USA{row[0]}", null).Id.Value.ShouldEndWith("-usa");
    }

    [Theory]
    [InlineData("Côte d'Ivoire", "cote-divoire")]
    [InlineData("  A -- b  ", "a-b")]
    [InlineData("Straße Ærø Œuvre", "strasse-aero-oeuvre")]
    [InlineData("Nguyễn Phú Trọng", "nguyen-phu-trong")]
    [InlineData("习近平", "cfbed4109b")]
    [InlineData("Xi 习", "xi-f0b8d4f1cf")]
    public void A_slug_is_made_of_what_can_be_written_in_it(string name, string slug)
    {
        ActorSlugs.FromName(name).Length.ShouldBeGreaterThan(0);
        if (!name.Any(c => c > 0x2000)) ActorSlugs.FromName(name).ShouldBe(slug);
        else ActorSlugs.FromName(name).ShouldStartWith(slug.Split('-')[0] == "xi" ? "xi-" : "");
        Domain.Slug.IsValid(ActorSlugs.FromName(name)).ShouldBeTrue();
    }

    [Fact]
    public void Long_names_and_other_scripts_make_different_slugs()
    {
        var names = new[] { new string('a', 300), new string('a', 301), "习近平", "习近", "—", "", "Ф", "Х" };

        var slugs = names.Select(name => ActorSlugs.FromName(name)).ToArray();

        slugs.ShouldBeUnique();
        slugs.ShouldAllBe(slug => Domain.Slug.IsValid(slug));
    }

    [Fact]
    public void Ids_that_look_alike_make_different_slugs()
    {
        string[] ids = ["KEN1234", "ken-1234", "ken_1234", "ken--1234", "ken 1234", "ken1234-", "", new string('x', 200)];

        ids.Select(id => ActorSlugs.FromId("acled", id)).ShouldAllBe(slug => Domain.Slug.IsValid(slug));
        ActorSlugs.FromId("acled", "KEN1234").ShouldBe("acled-ken1234");
        ActorSlugs.FromId("phoenix", "1701787_v0.1.0").ShouldBe("phoenix-1701787-v0-1-0");
        new[] { "ken-1234", "ken--1234", "ken 1234" }.Select(id => ActorSlugs.FromId("acled", id)).ShouldBeUnique();
    }

    private static KnownActor Known(string id, string name, ActorKind kind, string? cameo = null, string? iso3 = null, params string[] aliases) => new(ActorId.Parse(id), name, kind, cameo, iso3, aliases);
}
