using System.Text.Json;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Tests.Serialization;

/// <summary>What comes from outside is refused at the path of the field at fault, in words that help whoever sent it.</summary>
public class RejectionTests
{
    private const string Statement = """
        {"statement":"s","speaker":"a","targets":["b"],"act":{"scheme":"cameo","code":"111"},"saidOn":{"earliest":"2023-01-01","latest":"2023-01-02","basis":"stated"},"claims":[{"claim":"c","position":"denies"}],"paraphrase":"p","evidence":{"document":"d","credibility":2,"passage":{"start":4,"end":5}}}
        """;

    private const string Document = """
        {"document":"d","publisher":"p","published":{"earliest":"2023-01-01","latest":"2023-01-02","basis":"stated"},"reliability":"A"}
        """;

    [Theory]
    [InlineData("\"p\"", "\"p\",\"tone\":1", "$.tone", "no such field")]
    [InlineData("\"p\"", "\"p\",\"Paraphrase\":\"p\"", "$.Paraphrase", "no such field")]
    [InlineData("\"p\"", "\"p\",\"namedTargets\":[]", "$.namedTargets", "no such field")]
    [InlineData("\"basis\"", "\"day\":\"2023-01-01\",\"basis\"", "$.saidOn.day", "no such field")]
    [InlineData("\"credibility\"", "\"confidence\":1,\"credibility\"", "$.evidence.confidence", "no such field")]
    [InlineData("\"start\"", "\"from\":1,\"start\"", "$.evidence.passage.from", "no such field")]
    public void An_unknown_field(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"p\"", "\"p\",\"paraphrase\":\"p\"", "$.paraphrase")]
    [InlineData("\"p\"", "\"p\",\"speaker\":\"a\"", "$.speaker")]
    [InlineData("\"code\"", "\"scheme\":\"cameo\",\"code\"", "$.act.scheme")]
    [InlineData("\"latest\"", "\"earliest\":\"2023-01-01\",\"latest\"", "$.saidOn.earliest")]
    [InlineData("\"end\"", "\"start\":1,\"end\"", "$.evidence.passage.start")]
    public void A_doubled_field(string text, string by, string path) => Refused("statement_recorded", Statement, text, by, path, "given twice");

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
    public void A_null_where_there_must_be_something(string text, string by, string path) => Refused("statement_recorded", Statement, text, by, path, "");

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
    public void A_value_that_cannot_be(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"2023-01-01\"", "\"2023-01-03\"", "$.saidOn.latest", "ends before it begins")]
    [InlineData("\"start\":4", "\"start\":-1", "$.evidence.passage.start", "below 0")]
    [InlineData("\"start\":4", "\"start\":5", "$.evidence.passage.end", "after it starts")]
    public void Values_that_cannot_stand_together(string text, string by, string path, string saying) => Refused("statement_recorded", Statement, text, by, path, saying);

    [Theory]
    [InlineData("\"A\"", "\"G\"", "$.reliability", "A, B, C, D, E, F")]
    [InlineData("\"2023-01-01\"", "\"2024-01-01\"", "$.published.latest", "ends before it begins")]
    [InlineData("\"2023-01-02\"", "\"2023-02-30\"", "$.published.latest", "a day that exists")]
    [InlineData("\"stated\"", "\"stated\",\"note\":\"x\"", "$.published.note", "no such field")]
    [InlineData("\"A\"", "\"A\",\"sha256\":\"ABC\"", "$.sha256", "64 lower-case")]
    [InlineData("\"A\"", "\"A\",\"length\":1e3", "$.length", "Int32")]
    public void A_document_that_cannot_be(string text, string by, string path, string saying) => Refused("document_registered", Document, text, by, path, saying);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData(Statement + "{}")]
    [InlineData("{/**/}")]
    public void What_is_no_body_at_all(string json) => Refused("statement_recorded", json, "$", "");

    [Fact]
    public void A_null_where_nothing_is_needed_is_as_good_as_nothing()
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
