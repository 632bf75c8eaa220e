using System.Text.Json;

namespace StanceTracker.Server.Tests.Ledger;

/// <summary>A block of an event stream, as far as it has these fields.</summary>
internal sealed record Block(string? Id, string? Event, string? Data, string? Comment, string? Retry)
{
    /// <summary>The position that it names.</summary>
    public long Position => long.Parse(Id!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its data.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Data!);
            return document.RootElement.Clone();
        }
    }
}

/// <summary>A client of an event stream, written from the standard (WHATWG HTML, section 9.2) and not from the server.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private LiveClient(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    /// <summary>The headers of the answer.</summary>
    public HttpResponseMessage Answer => _answer;

    /// <summary>The position behind which it begins.</summary>
    public long From => long.Parse(_answer.Headers.GetValues("Ledger-Position").Single(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a client that comes back would name.</summary>
    public string? LastEventId { get; private set; }

    /// <summary>Connects; the server has begun when this returns.</summary>
    public static async Task<LiveClient> ConnectAsync(HttpClient http, string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/stream{query}");
        request.Headers.Add("Accept", "text/event-stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);
        ((int)answer.StatusCode).ShouldBe(200, query);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new LiveClient(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next block of any kind; null at the end of the stream.</summary>
    public async Task<Block?> BlockAsync(CancellationToken cancel = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        string? id = null, name = null, data = null, comment = null, retry = null;
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0)
            {
                LastEventId = id ?? LastEventId;
                return new Block(id, name, data, comment, retry);
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var value = line[(colon + 2)..];
            switch (line[..colon])
            {
                case "": comment = value; break;
                case "id": id = value; break;
                case "event": name = value; break;
                case "data": data = data is null ? value : throw new InvalidDataException("Data of two lines."); break;
                case "retry": retry = value; break;
                default: throw new InvalidDataException(line);
            }
        }

        return null;
    }

    /// <summary>The next event.</summary>
    public async Task<Block> NextAsync()
    {
        while (true)
        {
            var block = await BlockAsync() ?? throw new EndOfStreamException("The stream has ended.");
            if (block.Data is not null) return block;
        }
    }

    /// <summary>So many events.</summary>
    public async Task<IReadOnlyList<Block>> NextAsync(int count)
    {
        var events = new List<Block>();
        while (events.Count < count) events.Add(await NextAsync());
        return events;
    }

    /// <summary>The events until the stream says that it has reached a position.</summary>
    public async Task<IReadOnlyList<Block>> UntilAsync(long position)
    {
        var events = new List<Block>();
        while (true)
        {
            var block = await BlockAsync() ?? throw new EndOfStreamException("The stream has ended.");
            if (block.Data is not null) events.Add(block);
            if (block.Id is not null && block.Position >= position) return events;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
