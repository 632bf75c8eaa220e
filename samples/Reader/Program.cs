using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Events.Aggregation;
using Marten.Events.Projections;
using Marten.Subscriptions;
using Weasel.Core;

// Reads a StanceTracker ledger using only Marten.
if (args is not [var connection, var speaker, var target]) throw new ArgumentException("Give a connection string, a speaker and a target.");

await using var ledger = DocumentStore.For(options =>
{
    options.Connection(connection);
    options.AutoCreateSchemaObjects = AutoCreate.None; // Never migrate the ledger's tables: a store with other settings would drop columns.
    options.UseSystemTextJsonForSerialization(casing: Casing.CamelCase);
    options.DatabaseSchemaName = "reader";
    options.Events.DatabaseSchemaName = "ledger";
    options.Events.StreamIdentity = StreamIdentity.AsString;
    options.Events.EnableBigIntEvents = true;
    options.Events.MetadataConfig.EnableAll();
    options.Events.MetadataConfig.UserNameEnabled = true;
    options.Events.UseListenNotifyForEventAppends = true;
    options.Projections.AsyncMode = DaemonMode.Solo;
    options.Projections.Add(new PairFold(), ProjectionLifecycle.Live);
    options.Projections.Add(new SpeakerProjection(), ProjectionLifecycle.Async);
    options.Projections.Subscribe(new Follower(), s => { s.IncludeType<StatementRecorded>(); s.Options.SubscribeFromPresent(); });
});

await using var session = ledger.LightweightSession();
// A live aggregation: what one actor has said about another, with corrections and retractions.
Type[] types = [typeof(StatementRecorded), typeof(StatementCorrected), typeof(StatementRetracted), typeof(StatementReinstated)];
var pair = await session.Events.QueryAllRawEvents().Where(e => e.EventTypesAre(types)).OrderBy(e => e.Sequence).AggregateToAsync(new Pair(speaker, target));
Console.WriteLine($"{speaker} has made {pair?.Said.Length ?? 0} statements toward {target}.");
if (pair?.Said is [.., var last]) Console.WriteLine($"The last, of {last.SaidOn.Latest}: {last.Paraphrase}");

// An async projection into our own table.
session.QueueSqlCommand("create table if not exists reader.speaker (speaker text primary key, recorded bigint not null)");
await session.SaveChangesAsync();
using var daemon = await ledger.BuildProjectionDaemonAsync();
await daemon.StartAllAsync();
await daemon.WaitForNonStaleData(TimeSpan.FromMinutes(1));
foreach (var row in await session.AdvancedSql.QueryAsync<string>("select to_jsonb(speaker || ' ' || recorded) from reader.speaker order by recorded desc, speaker limit 3", default))
    Console.WriteLine($"Recorded of {row}.");

// A subscription that runs until the program is stopped. Its progress is stored like the projection's, so the next run resumes there.
Console.WriteLine("Following the ledger.");
await Task.Delay(Timeout.Infinite);

// The parts of the events that this program reads.
internal sealed record Days(string Earliest, string Latest);
internal record Coded(string Speaker, string[] Targets, Days SaidOn, string Paraphrase);
internal sealed record StatementRecorded(string Speaker, string[] Targets, Days SaidOn, string Paraphrase) : Coded(Speaker, Targets, SaidOn, Paraphrase);
internal sealed record StatementCorrected(string Speaker, string[] Targets, Days SaidOn, string Paraphrase) : Coded(Speaker, Targets, SaidOn, Paraphrase);
internal sealed record StatementRetracted(string Reason);
internal sealed record StatementReinstated(string Reason);

internal sealed class Pair(string speaker, string target)
{
    private readonly Dictionary<string, Coded> _coded = [];
    private readonly HashSet<string> _retracted = [];
    public string Id { get; set; } = "";
    public Coded[] Said => [.. _coded.Where(s => !_retracted.Contains(s.Key)).Select(s => s.Value).OrderBy(s => s.SaidOn.Latest, StringComparer.Ordinal)];

    public Pair With(IEvent e)
    {
        if (e.Data is StatementRetracted) _retracted.Add(e.StreamKey!);
        else if (e.Data is StatementReinstated) _retracted.Remove(e.StreamKey!);
        else if (e.Data is Coded coded && coded.Speaker == speaker && coded.Targets.Contains(target)) _coded[e.StreamKey!] = coded;
        else _coded.Remove(e.StreamKey!);
        return this;
    }
}

internal sealed class PairFold : SingleStreamProjection<Pair, string>
{
    public override Pair? Evolve(Pair? pair, string id, IEvent e) => pair!.With(e);
}

internal sealed class SpeakerProjection : EventProjection
{
    public SpeakerProjection() => IncludeType<StatementRecorded>();

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation) => operations.QueueSqlCommand(
        "insert into reader.speaker values (?, 1) on conflict (speaker) do update set recorded = speaker.recorded + 1", ((Coded)e.Data).Speaker);
}

internal sealed class Follower : ISubscription
{
    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController c, IDocumentOperations o, CancellationToken cancel)
    {
        foreach (var e in page.Events) Console.WriteLine($"Position {e.Sequence}: {e.UserName} recorded {e.EventTypeName} on {e.StreamKey}.");
        return NullChangeListener.Instance;
    }
}
