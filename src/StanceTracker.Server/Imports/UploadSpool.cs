using System.Security.Cryptography;

namespace StanceTracker.Server.Imports;

/// <summary>Uploads on their way from the network to the import: files without a name, so that none stays behind, however the process ends.</summary>
internal static class UploadSpool
{
    private const int BufferSize = 1 << 16;

    /// <summary>An empty file without a name.</summary>
    public static FileStream Create(string folder)
    {
        var path = Path.Combine(folder, $"stance-upload-{Guid.NewGuid():n}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            BufferSize = 0,
        });
        File.Delete(path);
        return file;
    }

    /// <summary>Takes an upload as it comes.</summary>
    /// <param name="upload">The body.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="max">How many bytes at most.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The file at its beginning, with the SHA-256 of its bytes; null if it is larger.</returns>
    public static async Task<(FileStream? File, byte[] Sha256)> ReceiveAsync(Stream upload, string folder, long max, CancellationToken cancel)
    {
        var file = Create(folder);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await upload.ReadAsync(buffer, cancel)) > 0)
            {
                if (file.Length + read > max)
                {
                    await file.DisposeAsync();
                    return (null, []);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            file.Position = 0;
            return (file, hash.GetHashAndReset());
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
