using System.Text.Json;
using System.Text.Json.Nodes;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Tests.Serialization;

/// <summary>
/// A file for each event type, by its stored name: a body with every field, and one without optional fields. Where the latter has defaults, the body
/// written for it names them (<c>minimalAsWritten</c>). A file never changes: ledgers contain bodies like it.
/// </summary>
public class GoldenTests
{
    public static TheoryData<string> StoredNames => [.. EventRegistry.Standard.All.Select(type => type.StoredName)];

    [Fact]
    public void Every_type_of_event_has_its_file_and_every_file_its_type() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Serialization", "golden")).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(EventRegistry.Standard.All.Select(type => type.StoredName), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void A_body_is_read_and_written_back_as_it_was(string storedName)
    {
        var golden = Golden(storedName);
        foreach (var options in new[] { EventJson.Strict, EventJson.Stored })
        {
            ReadAndWritten(storedName, golden["full"]!, options).ShouldSay(golden["full"]!);
            ReadAndWritten(storedName, golden["minimal"]!, options).ShouldSay(golden["minimalAsWritten"] ?? golden["minimal"]!);
        }
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void A_body_survives_a_second_round_trip(string storedName)
    {
        foreach (var example in new[] { "full", "minimal" })
        {
            var once = ReadAndWritten(storedName, Golden(storedName)[example]!, EventJson.Strict);
            ReadAndWritten(storedName, once, EventJson.Strict).ToJsonString().ShouldBe(once.ToJsonString());
        }
    }

    [Theory]
    [InlineData("statement_recorded")]
    [InlineData("statement_corrected")]
    public void An_act_that_held_throughout_its_days_is_written_so_and_one_within_them_as_a_body_without_an_extent(string storedName)
    {
        var golden = Golden(storedName);
        foreach (var options in new[] { EventJson.Strict, EventJson.Stored })
        {
            ReadAndWritten(storedName, golden["held"]!, options).ShouldSay(golden["held"]!);
            ((CodedStatement)Read(storedName, golden["held"]!, options)).SaidOn.Extent.ShouldBe(Extent.Throughout);
            ((CodedStatement)Read(storedName, golden["full"]!, options)).SaidOn.Extent.ShouldBe(Extent.Within);
            ReadAndWritten(storedName, golden["minimalSaidOutright"]!, options).ShouldSay(golden["minimalAsWritten"]!);
        }
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void The_full_body_has_every_field(string storedName)
    {
        var fields = EventJson.Stored.GetTypeInfo(Type(storedName).Body).Properties.Select(field => field.Name);
        Golden(storedName)["full"]!.AsObject().Select(field => field.Key).ShouldBe(fields, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void No_field_of_the_minimal_body_can_be_left_out(string storedName)
    {
        var minimal = Golden(storedName)["minimal"]!.AsObject();
        foreach (var field in minimal.Select(field => field.Key).ToArray())
        {
            var without = minimal.DeepClone().AsObject();
            without.Remove(field);
            Should.Throw<JsonException>(() => ReadAndWritten(storedName, without, EventJson.Strict), field).Path.ShouldBe($"$.{field}");
        }
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void Unknown_fields_are_ignored_in_the_ledger_and_rejected_from_callers(string storedName)
    {
        var more = Golden(storedName)["full"]!.DeepClone().AsObject();
        more["storedName"] = "x";
        ReadAndWritten(storedName, more, EventJson.Stored).ShouldSay(Golden(storedName)["full"]!);
        Should.Throw<JsonException>(() => ReadAndWritten(storedName, more, EventJson.Strict)).Path.ShouldBe("$.storedName");
    }

    [Fact]
    public void Computed_properties_are_neither_written_nor_accepted()
    {
        var statement = (StatementRecorded)Read("statement_recorded", Golden("statement_recorded")["full"]!, EventJson.Strict);
        statement.NamedTargets.ShouldNotBeEmpty();
        foreach (var computed in new[] { "namedTargets", "day", "equalityContract", "storedName" })
            EventJson.Write(statement).ShouldNotContain($"\"{computed}\"", Case.Insensitive);
    }

    [Fact]
    public void A_missing_field_has_its_default()
    {
        var statement = (StatementRecorded)Read("statement_recorded", Golden("statement_recorded")["minimal"]!, EventJson.Strict);
        (statement.Capacity, statement.Modality).ShouldBe((Capacity.Official, Modality.Actual));
        statement.InferredTargets.ShouldBeEmpty();
        statement.Contexts.ShouldBeEmpty();
        statement.Claims.ShouldBeEmpty();
        (statement.Joint, statement.Quote, statement.ExternalId, statement.SaidOn.Note).ShouldBe((null, null, null, null));
        (statement.Evidence.Passage, statement.Evidence.Voice, statement.Evidence.Via).ShouldBe((null, null, null));
    }

    [Fact]
    public void Text_is_written_unescaped() =>
        EventJson.Write(Read("statement_recorded", Golden("statement_recorded")["full"]!, EventJson.Strict)).ShouldContain("“what Tehran says” & <more>");

    private static JsonNode ReadAndWritten(string storedName, JsonNode body, JsonSerializerOptions options) => JsonNode.Parse(EventJson.Write(Read(storedName, body, options)))!;

    private static LedgerEvent Read(string storedName, JsonNode body, JsonSerializerOptions options) => EventJson.Read(body.ToJsonString(), Type(storedName), options);

    private static EventType Type(string storedName) => EventRegistry.Standard.TryFind(storedName, out var type) ? type : throw new ArgumentException(storedName);

    private static JsonObject Golden(string storedName) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Serialization", "golden", $"{storedName}.json")))!.AsObject();
}

file static class Saying
{
    /// <summary>The same fields and values, in any order of fields.</summary>
    public static void ShouldSay(this JsonNode actual, JsonNode expected) => JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"{actual}\nis not\n{expected}");
}
