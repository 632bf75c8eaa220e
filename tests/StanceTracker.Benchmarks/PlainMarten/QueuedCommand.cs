using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using JasperFx.Events;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>A command with parameters $1, $2 … as an operation of Marten's, which numbers them itself: one that occurs twice is sent twice.</summary>
internal sealed partial class QueuedCommand(NpgsqlBatchCommand command) : IStorageOperation, NoDataReturnedCall
{
    /// <summary>Of each text what stands between its parameters, and in between which parameter it is.</summary>
    private static readonly ConcurrentDictionary<string, string[]> Pieces = new();

    /// <inheritdoc/>
    public Type DocumentType => typeof(IEvent);

    /// <inheritdoc/>
    public OperationRole Role() => OperationRole.Other;

    /// <inheritdoc/>
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var pieces = Pieces.GetOrAdd(command.CommandText, Parameter().Split);
        builder.Append(pieces[0]);
        for (var i = 1; i < pieces.Length; i += 2)
        {
            var parameter = command.Parameters[int.Parse(pieces[i], CultureInfo.InvariantCulture) - 1];
            builder.AppendParameter(parameter.Value, parameter.NpgsqlDbType);
            builder.Append(pieces[i + 1]);
        }
    }

    /// <inheritdoc/>
    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
