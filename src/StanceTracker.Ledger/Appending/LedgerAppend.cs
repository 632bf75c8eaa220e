using System.Data.Common;
using JasperFx.Events;
using Marten.Events;
using StanceTracker.Domain.Events;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// Writes the streams and events of a batch as one Marten operation, in two statements for any number of events. It writes the same values
/// as Marten's own operations, but column by column instead of event by event: aliases and CLR names come from Marten's mapping, bodies
/// from its serializer.
/// </summary>
/// <param name="batch">What to write; at least one event.</param>
/// <param name="mappings">Marten's type names.</param>
internal sealed class LedgerAppend(Batch batch, EventGraph mappings) : IStorageOperation, NoDataReturnedCall
{
    /// <inheritdoc/>
    public Type DocumentType => typeof(IEvent);

    /// <inheritdoc/>
    public OperationRole Role() => OperationRole.Events;

    /// <inheritdoc/>
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        WriteStreams(builder);
        builder.StartNewCommand();
        WriteEvents(builder);
    }

    /// <inheritdoc/>
    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    private void WriteStreams(ICommandBuilder builder)
    {
        var streams = batch.Events.GroupBy(e => e.Stream).Select(group => group.Last()).ToArray();
        builder.Append("insert into ledger.mt_streams (id, type, version, timestamp, created) select id, type, version, ");
        builder.AppendParameter(batch.RecordedAt);
        builder.Append("::timestamptz, ");
        builder.AppendParameter(batch.RecordedAt);
        builder.Append("::timestamptz from unnest(");
        builder.AppendParameter(streams.Select(e => e.Stream.ToString()).ToArray());
        builder.Append(", ");
        builder.AppendParameter(streams.Select(e => Domain.KebabEnum<StreamKind>.Format(e.Stream.Kind)).ToArray());
        builder.Append(", ");
        builder.AppendParameter(streams.Select(e => e.Version).ToArray());
        builder.Append(
            ") as s (id, type, version) on conflict (id) do update set version = excluded.version, timestamp = excluded.timestamp");
    }

    private void WriteEvents(ICommandBuilder builder)
    {
        var events = batch.Events;
        var types = events.Select(e => mappings.EventMappingFor(e.Body.GetType())).ToArray();
        builder.Append(
            """
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type, correlation_id, causation_id,
                user_name, timestamp)
            select seq_id, id, stream_id, version, data::jsonb, type, dotnet, correlation, causation, author,
            """);
        builder.AppendParameter(batch.RecordedAt);
        builder.Append("::timestamptz from unnest(");
        builder.AppendParameter(events.Select(e => e.Position.Value).ToArray());
        Next(events.Select(_ => Guid.CreateVersion7(batch.RecordedAt)).ToArray());
        Next(events.Select(e => e.Stream.ToString()).ToArray());
        Next(events.Select(e => e.Version).ToArray());
        Next(batch.Bodies.ToArray());
        Next(types.Select(t => t.EventTypeName).ToArray());
        Next(types.Select(t => t.DotNetTypeName).ToArray());
        Next(events.Select(e => e.Author.CorrelationId).ToArray());
        Next(events.Select(e => e.Author.CausationId).ToArray());
        Next(events.Select(e => e.Author.RecordedBy).ToArray());
        builder.Append(") as e (seq_id, id, stream_id, version, data, type, dotnet, correlation, causation, author)");

        void Next<T>(T[] column)
        {
            builder.Append(", ");
            builder.AppendParameter(column);
        }
    }
}
