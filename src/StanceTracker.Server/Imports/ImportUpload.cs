using Npgsql;

namespace StanceTracker.Server.Imports;

/// <summary>Uploads in the database (<c>service.import_upload</c>), in parts, so that any server can run the import.</summary>
internal static class ImportUpload
{
    private const int PartSize = 1 << 20;

    /// <summary>Stores the upload of an import, in the connection's transaction.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, string import, Stream upload, CancellationToken cancel)
    {
        var part = new byte[PartSize];
        for (var number = 1; await upload.ReadAtLeastAsync(
            part, PartSize, throwOnEndOfStream: false, cancel) is > 0 and var length; number++)
        {
            await using var insert = new NpgsqlCommand(
                "insert into service.import_upload (import, number, bytes) values ($1, $2, $3)", connection)
            {
                Parameters =
                {
                    new() { Value = import },
                    new() { Value = number },
                    new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = part.AsMemory(0, length) },
                },
            };
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Copies an upload to an unnamed file, since some formats, such as zip, need to seek.</summary>
    /// <param name="database">Connections of the application role.</param>
    /// <param name="import">The import's ID.</param>
    /// <param name="folder">The folder for the file.</param>
    /// <param name="cancel">Cancels the copy.</param>
    /// <returns>The file, at its beginning.</returns>
    public static async Task<FileStream> OpenAsync(NpgsqlDataSource database, string import, string folder, CancellationToken cancel)
    {
        var file = UploadSpool.Create(folder);
        try
        {
            for (var number = 1; await PartAsync(
                database, import, number, cancel) is { } part; number++) await file.WriteAsync(part, cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<byte[]?> PartAsync(NpgsqlDataSource database, string import, int number, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select bytes from service.import_upload where import = $1 and number = $2");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = import }, new() { Value = number } });
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }
}
