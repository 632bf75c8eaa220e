using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain;

namespace StanceTracker.Imports.Actors;

/// <summary>Makes IDs from names and from IDs of other data sets. The same text always gives the same ID.</summary>
internal static class ActorSlugs
{
    private const int MaxOnStack = 128;

    /// <summary>
    /// The letters a–z for U+00C0 … U+024F and U+1E00 … U+1EFF, from Unicode's decompositions; a dot where there is none, or more than one.
    /// </summary>
    private const string
        Latin = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii"
            + "ii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs...............e..f............."
            + "oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....aaaaeeeeiiiioooo"
            + "rrrruuuusstt..hh......aaeeooooooooyy............................",
        Additional = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttt"
            + "ttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooo"
            + "oooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>
    /// The slug of a name: in lower case, without accents and apostrophes, and with hyphens for everything else but letters and digits. If
    /// letters of other scripts had to be left out, or the slug would be longer than <paramref name="max"/>, it ends with a digest of the
    /// whole name.
    /// </summary>
    public static string FromName(ReadOnlySpan<char> name, int max = Slug.MaxLength)
    {
        // A letter folds to at most two.
        Span<char> slug = name.Length <= MaxOnStack ? stackalloc char[2 * MaxOnStack] : new char[2 * name.Length];
        var (length, lossy) = (0, false);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) slug[length++] = char.ToLowerInvariant(c);
            else if (c is '\'' or '’' or '‘' or '`' or 'ʿ' or 'ʾ') continue;
            else if (Fold(c) is { } letters)
            {
                letters.CopyTo(slug[length..]);
                length += letters.Length;
            }
            else
            {
                lossy |= char.IsLetterOrDigit(c) || char.IsSurrogate(c);
                if (length > 0 && slug[length - 1] != '-') slug[length++] = '-';
            }
        }

        slug = slug[..length].TrimEnd('-');
        if (!lossy && slug.Length > 0 && slug.Length <= max) return slug.ToString();
        var digest = Digest(Encoding.UTF8.GetBytes(name.ToString()), 10);
        slug = slug[..Math.Min(slug.Length, max - digest.Length - 1)].TrimEnd('-');
        return slug.IsEmpty ? digest : $"{slug}-{digest}";
    }

    /// <summary>
    /// The slug of an ID of another data set, after a prefix: as <see cref="FromName"/>, but with a digest if another ID could have the
    /// same slug.
    /// </summary>
    public static string FromId(string prefix, ReadOnlySpan<char> id)
    {
        var plain = id.Length is > 0 and <= 80;
        var separated = true;
        foreach (var c in id)
        {
            var separates = c is '-' or '_' or '.' or ':';
            plain &= char.IsAsciiLetterOrDigit(c) || (separates && !separated);
            separated = separates;
        }

        var slug = $"{prefix}-{FromName(id, 80)}";
        return plain && !separated ? slug : $"{slug}-{Digest(Encoding.UTF8.GetBytes(id.ToString()), 10)}";
    }

    /// <summary>The first hex digits of a text's SHA-256.</summary>
    public static string Digest(ReadOnlySpan<byte> utf8, int digits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, hash);
        return Convert.ToHexStringLower(hash[..((digits + 1) / 2)])[..digits];
    }

    private static string? Fold(char c)
    {
        var letter = c switch
        {
            >= '\u00C0' and < '\u0250' => Latin[c - '\u00C0'],
            >= '\u1E00' and < '\u1F00' => Additional[c - '\u1E00'],
            _ => '.',
        };
        if (letter != '.') return letter.ToString();
        return c switch
        {
            'Æ' or 'æ' => "ae",
            'Œ' or 'œ' => "oe",
            'Þ' or 'þ' => "th",
            'ß' => "ss",
            'Ĳ' or 'ĳ' => "ij",
            _ => null,
        };
    }
}
