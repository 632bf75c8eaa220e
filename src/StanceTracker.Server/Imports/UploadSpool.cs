using System.Security.Cryptography;

namespace StanceTracker.Server.Imports;

/// <summary>Temporary files for uploads. They are unnamed, so that none is left even if the process crashes.</summary>
internal static class UploadSpool
{
    private const int BufferSize = 1 << 16;

    /// <summary>Creates an empty, unnamed file.</summary>
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

    /// <summary>Receives an upload.</summary>
    /// <param name="upload">The request body.</param>
    /// <param name="folder">The folder for the file.</param>
    /// <param name="max">The maximum size in bytes.</param>
    /// <param name="cancel">Cancels the upload.</param>
    /// <returns>The file, at its beginning, and the SHA-256 of its bytes; null if it is too large.</returns>
    public static async Task<(FileStream? File, byte[] Sha256)> ReceiveAsync(
        Stream upload, string folder, long max, CancellationToken cancel)
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
