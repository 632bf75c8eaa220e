using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>What cannot be is refused with what is wrong, and changes nothing.</summary>
public sealed class RejectionTests(RejectionTests.Server server) : IClassFixture<RejectionTests.Server>
{
    /// <summary>A server with actors, a document of 1,000 code points, a claim and a statement.</summary>
    public sealed class Server : RunningServer
    {
        protected override Task FillAsync() => BeginAsync(
            Some.Actor("speaker"), Some.Actor("target"), Some.Document("article") with { Length = 1_000 }, Some.Claim("claim", "speaker"), Some.Statement("there"));
    }

    private const string Good = """
        {"statement": "new", "speaker": "speaker", "targets": ["target"], "act": {"scheme": "cameo", "code": "111"}, "saidOn": {"earliest": "2023-01-01", "latest": "2023-01-02", "basis": "stated"},
         "paraphrase": "It rebukes.", "evidence": {"document": "article", "passage": {"start": 1, "end": 9}, "credibility": 2}}
        """;

    private static readonly string Half = "\\u" + "d800";

    public static TheoryData<string, string, int, string, string?> BadStatements => new()
    {
        { "\"new\"", "\"New\"", 422, "invalid-field", "statement" },
        { "\"new\"", "null", 422, "invalid-field", "statement" },
        { "\"new\"", "7", 422, "invalid-field", "statement" },
        { "\"new\"", "\"there\"", 409, "already-exists", "statement" },
        { "\"speaker\": \"speaker\", ", "", 422, "missing-field", "speaker" },
        { "\"speaker\": \"speaker\"", "\"speaker\": \"nobody\"", 422, "unknown-actor", "speaker" },
        { "\"speaker\": \"speaker\"", "\"speaker\": null", 422, "invalid-field", "speaker" },
        { "\"speaker\": \"speaker\"", "\"speaker\": [\"speaker\"]", 422, "invalid-field", "speaker" },
        { "\"speaker\": \"speaker\"", "\"speaker\": \"speaker\", \"speaker\": \"target\"", 422, "invalid-field", "speaker" },
        { "[\"target\"]", "[]", 422, "missing-field", "targets" },
        { "[\"target\"]", "null", 422, "missing-field", "targets" },
        { "[\"target\"]", "\"target\"", 422, "invalid-field", "targets" },
        { "[\"target\"]", "[\"target\", \"nobody\"]", 422, "unknown-actor", "targets[1]" },
        { "[\"target\"]", "[\"target\", \"target\"]", 422, "invalid-field", "targets" },
        { "[\"target\"]", "[\"speaker\"]", 422, "invalid-field", "targets[0]" },
        { "[\"target\"]", "[\"target\", 5]", 422, "invalid-field", "targets[1]" },
        { "[\"target\"]", "[\"target\"], \"inferredTargets\": [\"speaker\"]", 422, "invalid-field", "inferredTargets[0]" },
        { "{\"scheme\": \"cameo\", \"code\": \"111\"}", "\"111\"", 422, "invalid-field", "act" },
        { "{\"scheme\": \"cameo\", \"code\": \"111\"}", "{\"scheme\": \"cameo\"}", 422, "missing-field", "act.code" },
        { "\"cameo\"", "\"plover\"", 422, "unknown-act", "act.scheme" },
        { "\"111\"", "\"999\"", 422, "unknown-act", "act.code" },
        { "\"111\"", "\"0\"", 422, "invalid-field", "act.code" },
        { "\"111\"", "111", 422, "invalid-field", "act.code" },
        { "\"2023-01-01\"", "\"2023-02-30\"", 422, "invalid-field", "saidOn.earliest" },
        { "\"2023-01-01\"", "\"01/01/2023\"", 422, "invalid-field", "saidOn.earliest" },
        { "\"2023-01-01\"", "\"0999-01-01\"", 422, "invalid-field", "saidOn.earliest" },
        { "\"2023-01-02\"", "\"2022-01-02\"", 422, "invalid-field", "saidOn.latest" },
        { "\"earliest\": \"2023-01-01\", ", "", 422, "missing-field", "saidOn.earliest" },
        { "\"stated\"", "\"guessed\"", 422, "invalid-field", "saidOn.basis" },
        { "\"stated\"", "\"Stated\"", 422, "invalid-field", "saidOn.basis" },
        { "\"It rebukes.\"", "\" \"", 422, "missing-field", "paraphrase" },
        { "\"It rebukes.\"", "\"a\\u0000b\"", 422, "invalid-field", "paraphrase" },
        { "\"It rebukes.\"", $"\"{Half}\"", 422, "invalid-field", "paraphrase" },
        { "\"It rebukes.\"", $"\"{new string('x', 2_001)}\"", 422, "invalid-field", "paraphrase" },
        { "\"article\"", "\"nothing\"", 422, "unknown-document", "evidence.document" },
        { "\"document\": \"article\", ", "", 422, "missing-field", "evidence.document" },
        { "\"credibility\": 2", "\"credibility\": 0", 422, "invalid-field", "evidence.credibility" },
        { "\"credibility\": 2", "\"credibility\": 7", 422, "invalid-field", "evidence.credibility" },
        { "\"credibility\": 2", "\"credibility\": 2.5", 422, "invalid-field", "evidence.credibility" },
        { "\"credibility\": 2", "\"credibility\": \"2\"", 422, "invalid-field", "evidence.credibility" },
        { "\"credibility\": 2", "\"credibility\": 99999999999", 422, "invalid-field", "evidence.credibility" },
        { "\"end\": 9", "\"end\": 1001", 422, "passage-beyond-document", "evidence.passage.end" },
        { "\"end\": 9", "\"end\": 1", 422, "invalid-field", "evidence.passage.end" },
        { "\"start\": 1", "\"start\": -1", 422, "invalid-field", "evidence.passage.start" },
        { "\"start\": 1, ", "", 422, "missing-field", "evidence.passage.start" },
        { "\"end\": 9", "\"end\": 9, \"sha256\": \"abc\"", 422, "invalid-field", "evidence.passage.sha256" },
        { "\"end\": 9", "\"end\": 9, \"page\": 2", 422, "invalid-field", "evidence.passage.page" },
        { "\"credibility\": 2", "\"credibility\": 2, \"voice\": \"sung\"", 422, "invalid-field", "evidence.voice" },
        { "\"credibility\": 2", "\"credibility\": 2, \"via\": [null]", 422, "missing-field", "evidence.via[0]" },
        { "\"credibility\": 2", $"\"credibility\": 2, \"via\": [\"{Half}\"]", 422, "invalid-field", "evidence.via[0]" },
        { "\"paraphrase\"", "\"contexts\": [\"weather\"], \"paraphrase\"", 422, "unknown-context", "contexts[0]" },
        { "\"paraphrase\"", "\"claims\": [{\"claim\": \"claim\", \"position\": \"asserts\"}, {\"claim\": \"none\", \"position\": \"asserts\"}], \"paraphrase\"", 422, "unknown-claim", "claims[1].claim" },
        { "\"paraphrase\"", "\"claims\": [{\"claim\": \"claim\"}], \"paraphrase\"", 422, "missing-field", "claims[0].position" },
        { "\"paraphrase\"", "\"claims\": [{\"claim\": \"claim\", \"position\": \"doubts\"}], \"paraphrase\"", 422, "invalid-field", "claims[0].position" },
        { "\"paraphrase\"", "\"joint\": \"Not one\", \"paraphrase\"", 422, "invalid-field", "joint" },
        { "\"paraphrase\"", "\"mood\": \"angry\", \"paraphrase\"", 422, "invalid-field", "mood" },
        { "\"paraphrase\"", "\"Paraphrase\": \"Twice.\", \"paraphrase\"", 422, "invalid-field", "Paraphrase" },
        { "\"paraphrase\"", "\"capacity\": \"private\", \"paraphrase\"", 422, "invalid-field", "capacity" },
        { "\"paraphrase\"", "\"modality\": 1, \"paraphrase\"", 422, "invalid-field", "modality" },
    };

    [Theory]
    [MemberData(nameof(BadStatements), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_with_a_bad_field(string part, string replaced, int status, string kind, string? field)
    {
        Good.ShouldContain(part);
        await RefusedAsync("/api/statements", Good.Replace(part, replaced), status, kind, field);
    }

    [Theory]
    [InlineData("/api/actors", """{"actor": "a", "name": "A"}""", 422, "missing-field", "kind")]
    [InlineData("/api/actors", """{"name": "A", "kind": "state"}""", 422, "missing-field", "actor")]
    [InlineData("/api/actors", """{"actor": "A", "name": "A", "kind": "state"}""", 422, "invalid-field", "actor")]
    [InlineData("/api/actors", """{"actor": "a", "name": "A", "kind": "planet"}""", 422, "invalid-field", "kind")]
    [InlineData("/api/actors", """{"actor": "a", "name": "", "kind": "state"}""", 422, "missing-field", "name")]
    [InlineData("/api/actors", """{"actor": "a", "name": "A", "kind": "state", "codes": {"iso3": "TOOLONG"}}""", 422, "invalid-field", "codes.iso3")]
    [InlineData("/api/actors", """{"actor": "a", "name": "A", "kind": "state", "codes": {"un": "4"}}""", 422, "invalid-field", "codes.un")]
    [InlineData("/api/actors", """{"actor": "speaker", "name": "A", "kind": "state"}""", 409, "already-exists", "actor")]
    [InlineData("/api/documents", """{"document": "d", "published": {"earliest": "2023-01-01", "latest": "2023-01-01", "basis": "stated"}, "reliability": "B"}""", 422, "missing-field", "publisher")]
    [InlineData("/api/documents", """{"document": "d", "publisher": "P", "published": {"earliest": "2023-01-01", "latest": "2023-01-01", "basis": "stated"}, "reliability": "G"}""", 422, "invalid-field", "reliability")]
    [InlineData("/api/documents", """{"document": "d", "publisher": "P", "published": {"earliest": "2023-01-01", "latest": "2023-02-29", "basis": "stated"}, "reliability": "B"}""", 422, "invalid-field", "published.latest")]
    [InlineData("/api/documents", """{"document": "d", "publisher": "P", "published": {"earliest": "2023-01-01", "latest": "2022-12-31", "basis": "stated"}, "reliability": "B"}""", 422, "invalid-field", "published.latest")]
    [InlineData("/api/documents", """{"document": "d", "publisher": "P", "published": {"earliest": "2023-01-01", "latest": "2023-01-01", "basis": "stated"}, "reliability": "B", "length": 0}""", 422, "invalid-field", "length")]
    [InlineData("/api/documents", """{"document": "d", "publisher": "P", "published": {"earliest": "2023-01-01", "latest": "2023-01-01", "basis": "stated"}, "reliability": "B", "url": "javascript:alert(1)"}""", 422, "invalid-field", "url")]
    [InlineData("/api/claims", """{"claim": "c", "about": []}""", 422, "missing-field", "proposition")]
    [InlineData("/api/claims", """{"claim": "c", "proposition": "So.", "about": ["nobody"]}""", 422, "unknown-actor", "about[0]")]
    [InlineData("/api/actors/speaker/aliases", """{"alias": 5}""", 422, "invalid-field", "alias")]
    [InlineData("/api/actors/speaker/aliases", """{"alias": "speaker"}""", 409, "changes-nothing", "alias")]
    [InlineData("/api/actors/speaker/affiliations", """{"with": "nobody"}""", 422, "unknown-actor", "with")]
    [InlineData("/api/actors/speaker/affiliations", """{"with": "speaker"}""", 422, "invalid-field", "with")]
    [InlineData("/api/actors/speaker/affiliations", """{"with": "target", "from": "2023-01-02", "to": "2023-01-01"}""", 422, "ends-before-it-begins", "to")]
    [InlineData("/api/actors/speaker/affiliations", """{"with": "target", "from": "2023-02-30"}""", 422, "invalid-field", "from")]
    [InlineData("/api/statements/there/corroborations", """{}""", 422, "missing-field", "evidence")]
    [InlineData("/api/statements/there/corroborations", """{"evidence": {"document": "nothing", "credibility": 1}}""", 422, "unknown-document", "evidence.document")]
    [InlineData("/api/statements/there/corroborations", """{"evidence": {"document": "article", "credibility": 1, "passage": {"start": 5, "end": 2000}}}""", 422, "passage-beyond-document", "evidence.passage.end")]
    public async Task A_body_with_a_bad_field(string address, string body, int status, string kind, string? field) => await RefusedAsync(address, body, status, kind, field);

    public static TheoryData<string> Addresses => ["/api/statements", "/api/actors", "/api/documents", "/api/claims", "/api/actors/speaker/aliases", "/api/statements/there/corroborations"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_is_not_json(string address)
    {
        foreach (var body in new[] { "", "{", "{} {}", "not json", "{'a': 1}", "{\"a\": 1,}", "// {}", "\0", new string('[', 100) + new string(']', 100) }) await RefusedAsync(address, body, 400, "invalid-json", null);
        await RefusedAsync(address, [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d], 400, "invalid-json", null);
        if (address != "/api/statements") await RefusedAsync(address, "[]", 422, "invalid-field", null);
        foreach (var body in new[] { "null", "5", "\"text\"" }) await RefusedAsync(address, body, 422, "invalid-field", null);
        await RefusedAsync(address, $$"""{"{{Half}}": 1}""", 400, null, null);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_of_another_kind(string address)
    {
        foreach (var type in new[] { "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "" })
            await RefusedAsync(address, Encoding.UTF8.GetBytes(Good), 415, "unsupported-media-type", "Content-Type", type);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_is_too_large_told_beforehand_or_not(string address)
    {
        var head = await server.Http.HeadAsync();
        var large = Encoding.UTF8.GetBytes($$"""{"paraphrase": "{{new string('x', address == "/api/statements" ? 16 << 20 : 1 << 20)}}"}""");
        (await server.Http.CallAsync(HttpMethod.Post, address, new ByteArrayContent(large), ("If-Match", "*"))).ShouldRefuse(413, "body-too-large", null);
        (await server.Http.CallAsync(HttpMethod.Post, address, new StreamContent(new Unending(large)), ("If-Match", "*"))).ShouldRefuse(413, "body-too-large", null);
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task A_parameter_that_a_call_does_not_know_is_refused_where_it_writes_too() =>
        await RefusedAsync("/api/statements?dryRun=true", Good, 400, "unknown-parameter", "dryRun");

    [Fact]
    public async Task A_name_that_is_not_its_own_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/actors");
        request.Headers.Host = "evil.example";
        using var answer = await server.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_a_problem()
    {
        (await server.Http.CallAsync(HttpMethod.Delete, "/api/statements/there", null)).ShouldRefuse(405, "method-not-allowed", null);
        (await server.Http.CallAsync(HttpMethod.Put, "/api/actors/speaker", new StringContent("{}"))).ShouldRefuse(405, "method-not-allowed", null);
    }

    [Fact]
    public async Task A_body_that_breaks_off_the_rules_of_http_is_the_callers_fault()
    {
        var head = await server.Http.HeadAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("POST /api/actors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync())!.ShouldStartWith("HTTP/1.1 400");
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    private Task RefusedAsync(string address, string body, int status, string? kind, string? field) => RefusedAsync(address, Encoding.UTF8.GetBytes(body), status, kind, field);

    private async Task RefusedAsync(string address, byte[] body, int status, string? kind, string? field, string type = "application/json")
    {
        var head = await server.Http.HeadAsync();
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);
        var answer = await server.Http.CallAsync(HttpMethod.Post, address, content, type.Length == 0 ? [("If-Match", "*"), ("Content-Type", "")] : [("If-Match", "*")]);
        if (kind is not null) answer.ShouldRefuse(status, kind, field);
        else answer.Status.ShouldBeInRange(400, 499, answer.Body);
        (await server.Http.HeadAsync()).ShouldBe(head, "nothing is recorded");
    }

    /// <summary>A stream whose length is not known beforehand.</summary>
    private sealed class Unending(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
