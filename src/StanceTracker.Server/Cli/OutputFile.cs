namespace StanceTracker.Server.Cli;

/// <summary>Where a verb writes to: a file, or standard output.</summary>
internal static class OutputFile
{
    /// <summary>Writes; a file appears once it is whole, and how much is in it is told.</summary>
    /// <param name="file">Its path; null is standard output.</param>
    /// <param name="what">What is in it, in the plural.</param>
    /// <param name="write">Writes, and counts.</param>
    public static async Task WriteAsync(string? file, string what, Func<Stream, Task<long>> write)
    {
        if (file is null)
        {
            await using var standard = Console.OpenStandardOutput();
            await write(standard);
            return;
        }

        var unfinished = $"{file}.unfinished";
        long count;
        await using (var stream = File.Create(unfinished)) count = await write(stream);
        File.Move(unfinished, file, overwrite: true);
        Console.WriteLine($"{count} {what} are in {file}.");
    }
}
