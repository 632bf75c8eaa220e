using System.Text;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Tests;

public sealed class JsonLinesTests
{
    [Theory]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{""", null, "Not JSON")]
    [InlineData("[1]", null, "JSON object")]
    [InlineData("null", null, "JSON object")]
    [InlineData("""{"type":"actor_introduced","data":{}}""", "stream", "missing")]
    [InlineData("""{"stream":"actor-iran","data":{}}""", "type", "missing")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced"}""", "data", "missing")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":null}""", "data", "null")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{},"colour":1}""", "colour", "unknown field")]
    [InlineData("""{"stream":"actor-iran","stream":"actor-iran","type":"actor_introduced","data":{}}""", "stream", "duplicate field")]
    [InlineData("""{"stream":"actor-Iran","type":"actor_introduced","data":{}}""", "stream", "not a stream")]
    [InlineData("""{"stream":"iran","type":"actor_introduced","data":{}}""", "stream", "not a stream")]
    [InlineData("""{"stream":"actor-iran","type":"actor_invented","data":{}}""", "type", "actor_invented")]
    [InlineData("""{"stream":"claim-iran","type":"actor_introduced","data":{}}""", "stream", "stream of an actor, not of a claim")]
    [InlineData("""{"stream":"actor-iran","version":0,"type":"actor_introduced","data":{}}""", "version", "1 or more")]
    [InlineData("""{"stream":"actor-iran","version":"1","type":"actor_introduced","data":{}}""", "version", "wrong type of value")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":"Iran"}}""", "kind", "missing")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":null,"kind":"state"}}""", "name", "null")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":3,"kind":"state"}}""", "name", "wrong type of value")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":"\ud800","kind":"state"}}""", "name", "surrogate")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":"Iran","kind":"planet"}}""", "kind", "'planet' is not valid")]
    [InlineData("""{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":"Iran","kind":"state","codes":{"iso":"IRN"}}}""", "codes.iso", "unknown field")]
    public async Task A_line_that_cannot_be_read_is_told_by_number_field_and_reason(string line, string? field, string reason)
    {
        var read = await ReadAsync($"\n{line}\n");

        var unreadable = read.ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Unreadable>();
        unreadable.Number.ShouldBe(2);
        unreadable.Text.ShouldBe(line);
        unreadable.Rejection.Field.ShouldBe(field);
        unreadable.Rejection.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("\"start\":10", "\"start\":30", "evidence.passage.end", "end after it starts")]
    [InlineData("\"start\":10", "\"start\":\"ten\"", "evidence.passage.start", "wrong type of value")]
    [InlineData("\"start\":10", "\"begin\":10", "evidence.passage.begin", "unknown field")]
    [InlineData("\"start\":10,", "", "evidence.passage.start", "missing")]
    [InlineData("\"latest\":\"2023-01-01\"", "\"latest\":\"2023-02-30\"", "saidOn.latest", "a day that exists")]
    [InlineData("\"latest\":\"2023-01-01\"", "\"latest\":\"2022-12-31\"", "saidOn.latest", "before it begins")]
    [InlineData("[\"taliban\"]", "[\"taliban\",\"T\"]", "targets[1]", "'T' is not valid")]
    public async Task A_fault_within_a_value_is_told_by_the_whole_path(string from, string to, string field, string reason)
    {
        var unreadable = (await ReadAsync(Lines.Welcome.Replace(from, to))).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Unreadable>();

        unreadable.Rejection.Field.ShouldBe(field);
        unreadable.Rejection.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_tombstone_that_another_Marten_application_left_in_an_exported_ledger_is_passed_over()
    {
        const string Tombstone = """{"position":2,"stream":"mt_tombstone","version":2,"type":"tombstone","recordedAt":"0001-01-01T00:00:00.000000Z","recordedBy":"","correlationId":null,"causationId":null,"data":{}}""";
        (await ReadAsync($"{Lines.Iran}\n{Tombstone}\n{Lines.Taliban}\n")).Cast<ImportLine.Parsed>().Select(line => line.Number).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Blank_lines_a_byte_order_mark_and_carriage_returns_do_not_matter()
    {
        var read = await ReadAsync($"\uFEFF{Lines.Iran}\r\n\r\n  \t\n{Lines.Taliban}");

        read.Select(line => line.ShouldBeOfType<ImportLine.Parsed>().Number).ShouldBe([1, 4]);
    }

    [Fact]
    public async Task What_an_export_says_beside_the_event_is_read_and_left()
    {
        var line = Lines.Iran.Replace(
            "{\"stream\"", """{"position":7,"version":3,"recordedAt":"2024-01-01T00:00:00.123456Z","recordedBy":"a","correlationId":null,"causationId":null,"stream" """.TrimEnd());

        var proposing = (await ReadAsync(line)).ShouldHaveSingleItem().ShouldBeOfType<ImportLine.Parsed>();

        proposing.Expected!.Value.Value.ShouldBe(2);
        proposing.Command.Stream.ToString().ShouldBe("actor-iran");
    }

    [Fact]
    public async Task A_line_longer_than_the_bound_is_told_and_those_around_it_are_read()
    {
        var longest = Lines.Iran + new string(' ', (1 << 20) - Lines.Iran.Length);

        var read = await ReadAsync(Lines.Text(longest, longest + " ", new string('x', 3 << 20), Lines.Taliban, new string('y', 2 << 20)));

        read.Select(line => line is ImportLine.Parsed).ShouldBe([true, false, false, true, false]);
        read.Select(line => line.Number).ShouldBe([1, 2, 3, 4, 5]);
        read[2].ShouldBeOfType<ImportLine.Unreadable>().Rejection.Message.ShouldContain("longer than 1048576 bytes");
        read[2].Text.Length.ShouldBe(1_000);
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_told()
    {
        var read = new List<ImportLine>();
        await foreach (var line in JsonLines.ReadAsync(new MemoryStream([.. Encoding.UTF8.GetBytes(Lines.Iran + "\n"), 0x22, 0xFF, 0x22, (byte)'\n']))) read.Add(line);

        read.Count.ShouldBe(2);
        read[1].ShouldBeOfType<ImportLine.Unreadable>().Rejection.Message.ShouldBe("The line is not valid UTF-8.");
    }

    private static async Task<List<ImportLine>> ReadAsync(string text)
    {
        var read = new List<ImportLine>();
        await foreach (var line in JsonLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)))) read.Add(line);
        return read;
    }
}
