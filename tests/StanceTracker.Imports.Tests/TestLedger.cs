using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Testing;

namespace StanceTracker.Imports.Tests;

/// <summary>An empty ledger that files can be imported into.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly LedgerWriter _writer;

    private TestLedger(TestDatabase database)
    {
        _database = database;
        Reader = new LedgerReader(database.Store);
        _writer = new LedgerWriter(database.Store, new InlineProjections(), NullLogger<LedgerWriter>.Instance);
        Recorder = new CommandHandler(Reader, _writer);
        Waiting = new PendingMentions(database.Application, Recorder);
    }

    /// <summary>Where it lies.</summary>
    public TestDatabase Database => _database;

    public PendingMentions Waiting { get; }

    public LedgerReader Reader { get; }

    public CommandHandler Recorder { get; }

    /// <summary>What was rejected so far.</summary>
    public List<Reject> Rejects { get; } = [];

    public static async Task<TestLedger> EmptyAsync() => new(await TestDatabase.CreateAsync());

    public static async Task<TestLedger> SeededAsync()
    {
        var ledger = await EmptyAsync();
        await ledger.SeedAsync();
        return ledger;
    }

    public async Task<ImportResult> SeedAsync()
    {
        var total = ImportResult.None;
        foreach (var file in Corpus.Files)
        {
            await using var stream = File.OpenRead(file);
            total += await ImportAsync(stream);
        }

        return total;
    }

    public Task<ImportResult> ImportAsync(string text, ImportMode? mode = null) => ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), mode);

    public Task<ImportResult> ImportAsync(Stream stream, ImportMode? mode = null) => ImportAsync(JsonLines.ReadAsync(stream), mode);

    public Task<ImportResult> ImportAsync(IAsyncEnumerable<ImportLine> lines, ImportMode? mode = null, string import = "import-1") => new Importer(Recorder, Reader, Waiting)
        .ImportAsync(lines, new Authorship("importer", import, import), mode ?? new ImportMode(), Rejects.Add, cancel: TestContext.Current.CancellationToken);

    /// <summary>Imports a file of some format, as a run of its own.</summary>
    public async Task<ImportResult> ImportAsync(ImportFormat format, byte[] file, ImportMode? mode = null, string import = "import-1")
    {
        var directory = await DirectoryAsync();
        var total = ImportResult.None;
        foreach (var part in Unpacked.PartsOf(new MemoryStream(file)))
        {
            await using var stream = part.Open();
            total += await ImportAsync(format.Read(stream, directory, TestContext.Current.CancellationToken), mode, import);
        }

        return total;
    }

    /// <inheritdoc cref="ImportAsync(ImportFormat, byte[], ImportMode?, string)"/>
    public Task<ImportResult> ImportAsync(ImportFormat format, string file, ImportMode? mode = null) => ImportAsync(format, Encoding.UTF8.GetBytes(file), mode);

    /// <summary>Whom the ledger knows.</summary>
    public async Task<ActorDirectory> DirectoryAsync() =>
        new((await new ActorQueries(_database.Application, Reader).NamesAsync()).Select(actor => new KnownActor(actor.Actor, actor.Name, actor.Kind, actor.Cameo, actor.Iso3, actor.Aliases)));

    /// <summary>The statements with what they rest on, the evidence and the stances, without who, when and where in the ledger.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        var streams = (await RowsAsync("select id from ledger.mt_streams where type = 'statement' order by id")).Select(id => StreamId.TryParse(id, out var stream) ? stream : throw new InvalidOperationException(id)).ToArray();
        var state = new List<string>();
        foreach (var (stream, (folded, _)) in (await Reader.FoldAsync(streams)).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            var statement = (StatementState)folded;
            var content = statement.Content!;
            var plain = new StatementRecorded(StatementId.Parse(stream.Slug), content, statement.Evidence[1]);
            state.Add(EventJson.Write(plain with { Evidence = plain.Evidence with { Document = Domain.Documents.DocumentId.Parse("x"), Credibility = 1, Passage = null } }));
            state.AddRange(statement.StandingEvidence.Select(evidence => $"  {EventJson.Write(new StatementCorroborated(evidence))}").Order(StringComparer.Ordinal));
            if (statement.Retracted) state.Add("  retracted");
        }

        state.AddRange(await RowsAsync("select (to_jsonb(e) - 'known_from' - 'known_to' || jsonb_build_object('confidence', round(confidence::numeric, 9)))::text from read.evidence e where known_to is null order by 1"));
        state.AddRange(await RowsAsync("select (to_jsonb(p) || jsonb_build_object('confidence', round(confidence::numeric, 9)))::text from read.pair_day p order by 1"));
        return state;
    }

    /// <summary>The ledger as an export has it.</summary>
    public async Task<string> ExportAsync()
    {
        using var stream = new MemoryStream();
        await foreach (var entry in Reader.ReadAsync(new LedgerFilter()))
        {
            await using (var json = new System.Text.Json.Utf8JsonWriter(stream)) LedgerLine.Write(json, entry);
            stream.WriteByte((byte)'\n');
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Stream, version, type and body of every event, in order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync() => await RowsAsync("select concat_ws(' ', seq_id, stream_id, version, type, data) from ledger.mt_events order by seq_id");

    /// <summary>All rows of all tables of the read side. Sums are as near as sums in another order are.</summary>
    public async Task<IReadOnlyList<string>> ReadSideAsync()
    {
        await new StalePairs(_database.Application).SumAsync();
        var rows = new List<string>();
        foreach (var table in await RowsAsync("select tablename from pg_tables where schemaname = 'read' and tablename <> 'migration' order by 1"))
        {
            var row = table == "pair_day" ? "to_jsonb(t) || jsonb_build_object('confidence', round(confidence::numeric, 9))" : "to_jsonb(t)";
            rows.AddRange(await RowsAsync($"select '{table} ' || ({row})::text from read.\"{table}\" t order by 1"));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The rows of one column of text.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var command = _database.Application.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}

/// <summary>The seed corpus.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root(), "seeds"), "*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary>The project's folder.</summary>
    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StanceTracker.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This does not lie in the project.");
        return folder;
    }
}

/// <summary>Lines to import.</summary>
internal static class Lines
{
    public const string Iran = """{"stream":"actor-iran","type":"actor_introduced","data":{"actor":"iran","name":"Iran","kind":"state"}}""";

    public const string Taliban = """{"stream":"actor-taliban","type":"actor_introduced","data":{"actor":"taliban","name":"Taliban","kind":"armed-group"}}""";

    public const string Article =
        """{"stream":"document-article","type":"document_registered","data":{"document":"article","publisher":"A paper","published":{"earliest":"2023-01-01","latest":"2023-01-01","basis":"stated"},"reliability":"B","length":100}}""";

    public const string Welcome =
        """{"stream":"statement-welcome","type":"statement_recorded","data":{"statement":"welcome","speaker":"iran","targets":["taliban"],"act":{"scheme":"cameo","code":"051"},"saidOn":{"earliest":"2023-01-01","latest":"2023-01-01","basis":"stated"},"paraphrase":"Iran welcomes it.","evidence":{"document":"article","credibility":2,"passage":{"start":10,"end":20}}}}""";

    public static string Text(params string[] lines) => string.Join('\n', lines);

    public static string On(string stream, string type, string data, long? version = null) =>
        $$"""{"stream":"{{stream}}",{{(version is { } v ? $"\"version\":{v}," : "")}}"type":"{{type}}","data":{{data}}}""";
}
