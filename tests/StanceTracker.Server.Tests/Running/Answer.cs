using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace StanceTracker.Server.Tests.Running;

/// <summary>An answer, read whole.</summary>
public sealed record Answer(string Address, int Status, string Body, string? ContentType, HttpResponseHeaders Headers, string? Location)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The body as JSON, a value per line.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (this with { Body = line }).Json)];

    /// <summary>The body as CSV: a dictionary by column for each row.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => Csv.Read(Body);

    /// <summary>The version in the ETag.</summary>
    public long Version => long.Parse(Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);

    /// <summary>It is of this status.</summary>
    public Answer ShouldBe(int status)
    {
        Status.ShouldBe(status, $"{Address}: {Body}");
        return this;
    }

    /// <summary>It is a refusal: an RFC 9457 problem of this status, kind and field.</summary>
    public Answer ShouldRefuse(int status, string kind, string? field)
    {
        ShouldBe(status);
        ContentType.ShouldBe("application/problem+json");
        Json.Text("type").ShouldBe($"/problems/{kind}", $"{Address}: {Body}");
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Json.Text("title").ShouldNotBeNullOrWhiteSpace();
        Json.Text("detail").ShouldNotBeNullOrWhiteSpace();
        (Json.TryGetProperty("field", out var named) ? named.GetString() : null).ShouldBe(field, $"{Address}: {Body}");
        return this;
    }
}

/// <summary>Asks a server and reads what it says.</summary>
public static class Asking
{
    /// <summary>GET.</summary>
    public static Task<Answer> AskAsync(this HttpClient http, string address, params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Get, address, null, headers);

    /// <summary>GET of JSON that is there.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpClient http, string address) => (await http.AskAsync(address)).ShouldBe(200).Json;

    /// <summary>POST of JSON; a header <c>Content-Type</c> makes it something else.</summary>
    public static Task<Answer> TellAsync(this HttpClient http, string address, string body, params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Post, address, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), headers);

    /// <summary>Any call.</summary>
    public static async Task<Answer> CallAsync(this HttpClient http, HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (content is not null) content.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type") content!.Headers.ContentType = value.Length == 0 ? null : MediaTypeHeaderValue.Parse(value);
            else request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var answer = await http.SendAsync(request);
        var location = answer.Headers.Location?.OriginalString;
        return new Answer(address, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers, location);
    }

    /// <summary>All items of a list, part after part.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(this HttpClient http, string address) =>
        [.. (await http.PagesAsync(address)).SelectMany(page => page.GetProperty("items").EnumerateArray())];

    /// <summary>All parts of a list.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PagesAsync(this HttpClient http, string address)
    {
        var pages = new List<JsonElement>();
        for (var next = address; next is not null; next = pages[^1].GetProperty("next").GetString())
        {
            pages.Add(await http.ReadAsync(next));
            pages.Count.ShouldBeLessThan(5_000, "the list ends");
        }

        return pages;
    }

    /// <summary>The newest position.</summary>
    public static async Task<long> HeadAsync(this HttpClient http) => (await http.ReadAsync("/health/ready")).GetProperty("position").GetInt64();

    /// <summary>A text field; null where it is null.</summary>
    public static string? Text(this JsonElement json, string field) => json.GetProperty(field).GetString();

    /// <summary>A number field; null where it is null.</summary>
    public static double? Number(this JsonElement json, string field) => json.GetProperty(field) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string field) => [.. json.GetProperty(field).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>The items of a list's part.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json) => [.. json.GetProperty("items").EnumerateArray()];
}
