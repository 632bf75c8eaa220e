using System.Text.Json;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Tests.Serialization;

/// <summary>Invalid bodies are rejected with the path of the invalid field, in words that help the sender.</summary>
public class RejectionTests
{
    private const string Statement = """
        {"statement":"s","speaker":"a","targets":["b"],"act":{"scheme":"cameo","code":"111"},"saidOn":{"earliest":"2023-01-01","latest":"2023-01-02","basis":"stated"},"claims":[{"claim":"c","position":"denies"}],"paraphrase":"p","evidence":{"document":"d","credibility":2,"passage":{"start":4,"end":5}}}
        """;

    private const string Document = """
        {"document":"d","publisher":"p","published":{"earliest":"2023-01-01","latest":"2023-01-02","basis":"stated"},"reliability":"A"}
        """;

    [Theory]
    [InlineData("\"p\"", "\"p\",\"tone\":1", "$.tone", "unknown field")]
    [InlineData("\"p\"", "\"p\",\"Paraphrase\":\"p\"", "$.Paraphrase", "unknown field")]
    [InlineData("\"p\"", "\"p\",\"namedTargets\":[]", "$.namedTargets", "unknown field")]
    [InlineData("\"basis\"", "\"day\":\"2023-01-01\",\"basis\"", "$.saidOn.day", "unknown field")]
    [InlineData("\"credibility\"", "\"confidence\":1,\"credibility\"", "$.evidence.confidence", "unknown field")]
    [InlineData("\"start\"", "\"from\":1,\"start\"", "$.evidence.passage.from", "unknown field")]
    public void An_unknown_field(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"p\"", "\"p\",\"paraphrase\":\"p\"", "$.paraphrase")]
    [InlineData("\"p\"", "\"p\",\"speaker\":\"a\"", "$.speaker")]
    [InlineData("\"code\"", "\"scheme\":\"cameo\",\"code\"", "$.act.scheme")]
    [InlineData("\"latest\"", "\"earliest\":\"2023-01-01\",\"latest\"", "$.saidOn.earliest")]
    [InlineData("\"end\"", "\"start\":1,\"end\"", "$.evidence.passage.start")]
    public void A_duplicate_field(string text, string by, string path) => Refused("statement_recorded", Statement, text, by, path, "duplicate field");

    [Theory]
    [InlineData("\"speaker\":\"a\",", "", "$.speaker")]
    [InlineData("\"scheme\":\"cameo\",", "", "$.act.scheme")]
    [InlineData("\"earliest\":\"2023-01-01\",", "", "$.saidOn.earliest")]
    [InlineData("\"document\":\"d\",\"credibility\":2", "\"voice\":\"quoted\"", "$.evidence.document")]
    [InlineData("\"start\":4,", "", "$.evidence.passage.start")]
    [InlineData("\"claim\":\"c\",", "", "$.claims[0].claim")]
    public void A_missing_field(string text, string by, string path) => Refused("statement_recorded", Statement, text, by, path, path.Split('.')[^1]);

    [Theory]
    [InlineData("\"p\"", "null", "$.paraphrase")]
    [InlineData("[\"b\"]", "null", "$.targets")]
    [InlineData("{\"scheme\":\"cameo\",\"code\":\"111\"}", "null", "$.act")]
    [InlineData("\"cameo\"", "null", "$.act.scheme")]
    [InlineData("[{\"claim\":\"c\",\"position\":\"denies\"}]", "null", "$.claims")]
    [InlineData("{\"claim\":\"c\",\"position\":\"denies\"}", "null", "$.claims[0]")]
    [InlineData("{\"earliest\":\"2023-01-01\",\"latest\":\"2023-01-02\",\"basis\":\"stated\"}", "null", "$.saidOn")]
    [InlineData("\"a\"", "null", "$.speaker")]
    [InlineData("\"b\"", "null", "$.targets[0]")]
    [InlineData("\"2023-01-01\"", "null", "$.saidOn.earliest")]
    [InlineData("\"p\"", "\"p\",\"capacity\":null", "$.capacity")]
    [InlineData("\"p\"", "\"p\",\"contexts\":null", "$.contexts")]
    public void A_null_in_a_required_field(string text, string by, string path) => Refused("statement_recorded", Statement, text, by, path, "");

    [Theory]
    [InlineData("\"denies\"", "\"doubts\"", "$.claims[0].position", "asserts, denies, questions, declines")]
    [InlineData("\"stated\"", "\"Stated\"", "$.saidOn.basis", "stated, inferred")]
    [InlineData("\"stated\"", "0", "$.saidOn.basis", "stated, inferred")]
    [InlineData("\"p\"", "\"p\",\"capacity\":\"private\"", "$.capacity", "official, personal")]
    [InlineData("\"p\"", "\"p\",\"modality\":\"\"", "$.modality", "actual, announced, conditional")]
    [InlineData("\"credibility\"", "\"voice\":\"sung\",\"credibility\"", "$.evidence.voice", "quoted, reported, author")]
    [InlineData("\"111\"", "\"11x\"", "$.act.code", "two to four digits")]
    [InlineData("\"111\"", "111", "$.act.code", "two to four digits")]
    [InlineData("\"a\"", "\"A\"", "$.speaker", "lower-case")]
    [InlineData("[\"b\"]", "[\"b\",\"b-\"]", "$.targets[1]", "lower-case")]
    [InlineData("\"d\"", "\"../d\"", "$.evidence.document", "lower-case")]
    [InlineData("\"2023-01-01\"", "\"2023-02-30\"", "$.saidOn.earliest", "a day that exists")]
    [InlineData("\"2023-01-01\"", "\"2023-1-1\"", "$.saidOn.earliest", "YYYY-MM-DD")]
    [InlineData("\"2023-01-01\"", "20230101", "$.saidOn.earliest", "YYYY-MM-DD")]
    [InlineData("2,", "2.5,", "$.evidence.credibility", "Int32")]
    [InlineData("2,", "99999999999,", "$.evidence.credibility", "Int32")]
    [InlineData("2,", "\"2\",", "$.evidence.credibility", "number")]
    [InlineData("4,", "\"4\",", "$.evidence.passage.start", "number")]
    [InlineData("\"p\"", "7", "$.paraphrase", "string")]
    [InlineData("\"p\"", "\"\\ud83d\"", "$.paraphrase", "surrogate")]
    [InlineData("\"cameo\"", "\"\\ude00\"", "$.act.scheme", "surrogate")]
    [InlineData("\"a\"", "\"\\ud83d\"", "$.speaker", "surrogate")]
    [InlineData("\"p\"", "\"p\",\"\\ud83d\":1", "$", "surrogate")]
    public void An_invalid_value(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"2023-01-01\"", "\"2023-01-03\"", "$.saidOn.latest", "ends before it begins")]
    [InlineData("\"start\":4", "\"start\":-1", "$.evidence.passage.start", "below 0")]
    [InlineData("\"start\":4", "\"start\":5", "$.evidence.passage.end", "after it starts")]
    public void Inconsistent_values(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"A\"", "\"G\"", "$.reliability", "A, B, C, D, E, F")]
    [InlineData("\"2023-01-01\"", "\"2024-01-01\"", "$.published.latest", "ends before it begins")]
    [InlineData("\"2023-01-02\"", "\"2023-02-30\"", "$.published.latest", "a day that exists")]
    [InlineData("\"stated\"", "\"stated\",\"note\":\"x\"", "$.published.note", "unknown field")]
    [InlineData("\"A\"", "\"A\",\"sha256\":\"ABC\"", "$.sha256", "64 lower-case")]
    [InlineData("\"A\"", "\"A\",\"length\":1e3", "$.length", "Int32")]
    public void An_invalid_document(string text, string by, string path, string saying) => Refused("document_registered", Document, text, by, path, saying);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData(Statement + "{}")]
    [InlineData("{/**/}")]
    public void Anything_but_a_body(string json) => Refused("statement_recorded", json, "$", "");

    [Fact]
    public void A_null_in_an_optional_field_equals_its_absence()
    {
        var json = Statement.Replace("{\"start\":4,\"end\":5}", "null", StringComparison.Ordinal).Replace("\"p\"", "\"p\",\"quote\":null,\"joint\":null", StringComparison.Ordinal);
        EventJson.Write(EventJson.Read(json, Type("statement_recorded"), EventJson.Strict)).ShouldNotContain("null");
    }

    private static void Refused(string storedName, string json, string text, string by, string path, string saying)
    {
        json.ShouldContain(text, Case.Sensitive);
        var at = json.IndexOf(text, StringComparison.Ordinal);
        EventJson.Read(json, Type(storedName), EventJson.Strict).ShouldNotBeNull();
        Refused(storedName, json[..at] + by + json[(at + text.Length)..], path, saying);
    }

    private static void Refused(string storedName, string json, string path, string saying)
    {
        var rejected = Should.Throw<JsonException>(() => EventJson.Read(json, Type(storedName), EventJson.Strict));
        rejected.Path.ShouldBe(path, rejected.Message);
        rejected.Message.ShouldContain(saying, Case.Sensitive);
        rejected.Message.ShouldNotBeNullOrWhiteSpace();
        rejected.Message.ShouldNotContain("StanceTracker");
        rejected.Message.ShouldNotContain("Path:");
    }

    private static EventType Type(string storedName) => EventRegistry.Standard.TryFind(storedName, out var type) ? type : throw new ArgumentException(storedName);
}
