using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Domain.Tests.Codebook;

public class ScoreTableTests
{
    [Theory]
    [InlineData("icews", "111", -2.0)]
    [InlineData("icews", "057", 8.0)]
    [InlineData("icews", "0874", 10.0)]
    [InlineData("icews", "01", 0.0)]
    [InlineData("icews", "016", -5.0)]
    [InlineData("icews", "022", 3.4)]
    [InlineData("icews", "163", -8.0)]
    [InlineData("gdelt", "016", -2.0)]
    [InlineData("gdelt", "022", 3.2)]
    [InlineData("gdelt", "124", -5.0)]
    [InlineData("gdelt", "163", -6.5)]
    [InlineData("gdelt", "166", -8.0)]
    [InlineData("gdelt", "1213", -4.0)]
    [InlineData("plover", "0871", 7.5)]
    [InlineData("plover", "030", 2.5)]
    [InlineData("plover", "042", 4.0)]
    [InlineData("plover", "111", -2.0)]
    [InlineData("plover", "090", -3.5)]
    [InlineData("plover", "163", -7.0)]
    public void A_listed_code_has_its_own_score(string table, string code, double score)
    {
        Table(table).Listed[code].ShouldBe(score);
        Table(table).Intensity(ActCode.Parse(code)).ShouldBe(score);
    }

    [Theory]
    [InlineData("icews", "1214", "121", -4.0)]
    [InlineData("icews", "0110", "011", -0.1)]
    [InlineData("gdelt", "0251", "025", -0.3)]
    [InlineData("gdelt", "0253", "025", -0.3)]
    [InlineData("gdelt", "1056", "105", -5.0)]
    [InlineData("gdelt", "1241", "124", -5.0)]
    [InlineData("gdelt", "116", "11", -2.0)]
    [InlineData("gdelt", "129", "12", -4.0)]
    [InlineData("gdelt", "1662", "166", -8.0)]
    [InlineData("gdelt", "1299", "12", -4.0)]
    [InlineData("plover", "1126", "112", -2.0)]
    public void An_unlisted_code_takes_its_longest_listed_prefix(string table, string code, string prefix, double score)
    {
        Table(table).Listed.ContainsKey(code).ShouldBeFalse();
        Table(table).Listed[prefix].ShouldBe(score);
        Table(table).Intensity(ActCode.Parse(code)).ShouldBe(score);
    }

    [Theory]
    [InlineData("1712", -9.0)]
    [InlineData("132", -3.5)]
    [InlineData("1321", -3.5)]
    [InlineData("1722", -7.0)]
    [InlineData("0842", 6.5)]
    [InlineData("085", 6.5)]
    [InlineData("186", -9.0)]
    [InlineData("200", -9.0)]
    [InlineData("175", -9.0)]
    public void A_plover_mode_without_a_score_takes_its_types(string code, double score) => ScoreTable.Plover.Intensity(ActCode.Parse(code)).ShouldBe(score);

    [Fact]
    public void Plover_has_no_score_for_statements_appeals_and_bare_roots()
    {
        var unscored = ActCodebook.Cameo.All.Where(entry => ScoreTable.Plover.Intensity(entry.Code) is null).ToList();
        unscored.ShouldBe(ActCodebook.Cameo.All.Where(entry => entry.Parent is null || entry.Root.Value is "01" or "02"));
    }

    [Fact]
    public void The_crosswalk_has_a_row_for_each_code_once_and_every_type_a_score_of_its_sign()
    {
        // 258 rows were published, header included; one code, 175, stood twice.
        ScoreTable.Plover.Listed.Count.ShouldBe(256);
        ScoreTable.Plover.Listed.Keys.ShouldAllBe(code => ActCodebook.Cameo.Contains(ActCode.Parse(code)));
        var types = Rows("scores-plover.csv").GroupBy(row => row[0]).ToList();
        types.Count.ShouldBe(16);
        foreach (var type in types.Where(type => type.Key != "REQUEST"))
            type.Select(row => Math.Sign(double.Parse(row[2], null))).Distinct().Count().ShouldBe(1, type.Key);
        Rows("scores-plover.csv").Single(row => row[0] == "ACCUSE" && row[1] == "")[2].ShouldBe("-3.0");
    }

    [Fact]
    public void Every_context_of_the_crosswalk_is_known()
    {
        var contexts = Rows("cameo-to-plover.csv").SelectMany(row => row[3].Split(';')).Where(context => context != "").ToList();
        contexts.ShouldNotBeEmpty();
        contexts.ShouldAllBe(context => PloverContexts.Contains(context));
    }

    [Theory]
    [InlineData("icews")]
    [InlineData("gdelt")]
    [InlineData("plover")]
    public void Scores_lie_between_minus_10_and_plus_10(string table) => Table(table).Listed.Values.ShouldAllBe(score => score >= -10 && score <= 10);

    [Theory]
    [InlineData("icews")]
    [InlineData("gdelt")]
    public void Both_goldstein_tables_score_every_code_of_the_codebook(string table) =>
        ActCodebook.Cameo.All.ShouldAllBe(entry => Table(table).Intensity(entry.Code) != null);

    [Fact]
    public void A_code_under_no_listed_root_has_no_score() => ScoreTable.All.ShouldAllBe(table => table.Intensity(ActCode.Parse("2142")) == null);

    [Fact]
    public void Tables_are_found_by_name_and_icews_comes_first()
    {
        ScoreTable.All.Select(table => table.Name).ShouldBe(["icews", "gdelt", "plover"]);
        foreach (var table in ScoreTable.All)
        {
            ScoreTable.TryFind(table.Name, out var found).ShouldBeTrue();
            found.ShouldBeSameAs(table);
            table.Source.ShouldNotBeEmpty();
        }

        ScoreTable.TryFind("ICEWS", out _).ShouldBeFalse();
        ScoreTable.TryFind("goldstein", out var none).ShouldBeFalse();
        none.ShouldBeNull();
    }

    // Whoever changes a number meets this test: change the version with it.
    [Theory]
    [InlineData("icews", "1", "f3061d5460f24924")]
    [InlineData("gdelt", "1", "c65c1985e9c034ac")]
    [InlineData("plover", "1", "cc1faf10a6484716")]
    public void A_version_of_a_table_never_changes_its_numbers(string name, string version, string fingerprint)
    {
        var table = Table(name);
        table.Version.ShouldBe(version);
        var listing = string.Join('\n', table.Listed.Select(row => FormattableString.Invariant($"{row.Key},{row.Value:R}")));
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing)))[..16].ShouldBe(fingerprint);
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(ScoreTable).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Skip(1).Select(line => line.Split(','))];
    }

    private static ScoreTable Table(string name) => ScoreTable.TryFind(name, out var table) ? table : throw new ArgumentException(name);
}
