using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Tests.Formats;

public sealed class PackedTests
{
    private static readonly byte[] Text = "one\ntwo\n"u8.ToArray();

    public static TheoryData<string, byte[]> Packed => new()
    {
        { "plain", Text },
        { "gzip", Files.Gzip(Text) },
        { "gzip in two members", [.. Files.Gzip("one\n"u8.ToArray()), .. Files.Gzip("two\n"u8.ToArray())] },
        { "zip", Files.Zip(("a.CSV", Text)) },
        { "zip with what others add", Files.Zip(("folder/", []), ("folder/a.CSV", Text), ("__MACOSX/folder/._a.CSV", "junk"u8.ToArray()), ("empty.CSV", [])) },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public async Task A_file_is_unpacked_by_its_first_bytes(string kind, byte[] file)
    {
        var part = Unpacked.PartsOf(new MemoryStream(file)).ShouldHaveSingleItem(kind);
        part.Name.ShouldBeNull();
        (await ReadAsync(part)).ShouldBe("one\ntwo\n");

        if (kind.StartsWith("zip", StringComparison.Ordinal)) Should.Throw<InvalidDataException>(() => Unpacked.PartsOf(new Unseekable(file))).Message.ShouldContain("name the file");
        else (await ReadAsync(Unpacked.PartsOf(new Unseekable(file)).ShouldHaveSingleItem())).ShouldBe("one\ntwo\n");
    }

    [Fact]
    public async Task An_archive_of_several_files_is_read_one_after_the_other()
    {
        var parts = Unpacked.PartsOf(new MemoryStream(Files.Zip(("a", "one"u8.ToArray()), ("b", "two"u8.ToArray()))));

        parts.Select(part => part.Name).ShouldBe(["a", "b"]);
        (await ReadAsync(parts[0])).ShouldBe("one");
        (await ReadAsync(parts[1])).ShouldBe("two");
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PK")]
    [InlineData("x")]
    public async Task A_short_file_is_plain(string text) =>
        (await ReadAsync(Unpacked.PartsOf(new Unseekable(System.Text.Encoding.UTF8.GetBytes(text))).ShouldHaveSingleItem())).ShouldBe(text);

    [Fact]
    public async Task A_broken_archive_is_told()
    {
        Should.Throw<InvalidDataException>(() => Unpacked.PartsOf(new MemoryStream(Files.Zip(("a", Text))[..40])));
        var gzip = Files.Gzip(System.Security.Cryptography.RandomNumberGenerator.GetBytes(100_000));
        gzip[50_000] ^= 0xFF;
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(Unpacked.PartsOf(new MemoryStream(gzip))[0]));
        var cutOff = Files.Gzip(Text)[..^10];
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(Unpacked.PartsOf(new MemoryStream(cutOff))[0]), "what broke off does not read as the whole");
    }

    private static async Task<string> ReadAsync(FilePart part)
    {
        await using var stream = part.Open();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
