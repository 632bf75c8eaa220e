using System.CommandLine;

namespace StanceTracker.Server.Cli;

/// <summary>Where a command writes its output: a file, or standard output.</summary>
internal static class OutputFile
{
    /// <summary>The option that names the file.</summary>
    public static Option<string?> Option() => new("--output")
    {
        HelpName = "FILE",
        Description = "Output file, which appears once it is complete [default: standard output].",
    };

    /// <summary>Writes the output. A file is written under another name and renamed once complete; its row count is then printed.</summary>
    /// <param name="file">Its path; null is standard output.</param>
    /// <param name="what">What the rows are, in the plural.</param>
    /// <param name="write">Writes the rows and returns their number.</param>
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
        Console.WriteLine($"Wrote {count} {what} to {file}.");
    }
}
