using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>A server that may call webhooks on this machine, over a ledger with a few actors and two documents; and a receiver.</summary>
internal sealed class AlertLedger : IAsyncDisposable
{
    /// <summary>Settings that do not keep tests waiting.</summary>
    public static readonly (string Name, string Value)[] Settings = [("Alerts:AllowPrivateNetworks", "true"), ("Alerts:FirstDelaySeconds", "0.05"), ("Alerts:Tries", "4"), ("Alerts:TimeoutSeconds", "1")];

    private AlertLedger(TestDatabase database, ServerOn server, Receiver receiver) => (Database, Server, Receiver) = (database, server, receiver);

    public TestDatabase Database { get; }

    public ServerOn Server { get; }

    public Receiver Receiver { get; }

    public HttpClient Http => Server.Http;

    /// <summary>The day on which all is recorded.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static Task<AlertLedger> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    public static async Task<AlertLedger> StartAsync(TestServer? on, params (string Name, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(on: on);
        var server = await ServerOn.StartAsync(database, [.. Settings.Where(s => settings.All(other => other.Name != s.Name)), .. settings]);
        await server.BeginAsync(
            Some.Actor("speaker"), Some.Actor("target"), Some.Actor("third"), Some.Actor("minister") with { Kind = ActorKind.Person }, Some.Document("article"), Some.Document("other"));
        return new AlertLedger(database, server, await Receiver.StartAsync());
    }

    /// <summary>A statement of today: an agreement (057, 8) unless another act is named.</summary>
    public static StatementRecorded Statement(string id, string code = "057") => Some.Statement(id).Doing(code).On(Today.Year, Today.Month, Today.Day);

    public static StreamId Stream(string statement) => StreamId.From(StatementId.Parse(statement));

    public static StreamId ActorStream(string actor) => StreamId.From(ActorId.Parse(actor));

    public static StreamId DocumentStream(string document) => StreamId.From(DocumentId.Parse(document));

    public Task BeginAsync(params LedgerEvent[] events) => Server.BeginAsync(events);

    public Task GoOnAsync(StreamId stream, LedgerEvent body) => Server.GoOnAsync(stream, body);

    /// <summary>Where a pair stands today, as known at a position.</summary>
    public async Task<double?> StanceAsync(string holder, string target, long knownAt, string settings = "") =>
        (await Http.ReadAsync($"/api/stances/{holder}/{target}?asOf={Today:yyyy-MM-dd}&knownAt={knownAt}{settings}")).Number("stance");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
        await Database.DisposeAsync();
    }
}
