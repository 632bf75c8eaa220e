using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain;

namespace StanceTracker.Imports.Actors;

/// <summary>Makes ids out of names and of the ids of other data sets: the same text always gives the same id.</summary>
internal static class ActorSlugs
{
    private const int MaxOnStack = 128;

    /// <summary>The letters a–z that stand for U+00C0 … U+024F and U+1E00 … U+1EFF, by Unicode's decompositions; a point where there is none, or more than one.</summary>
    private const string
        Latin = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrssssssss"
            + "ttttttuuuuuuuuuuuuwwyyyzzzzzzs...............e..f.............oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....aaaaeeee"
            + "iiiioooorrrruuuusstt..hh......aaeeooooooooyy............................",
        Additional = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s...."
            + "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>
    /// The slug of a name: lower case, without accents, apostrophes left out, all else that is no letter or digit a hyphen. Where letters are left out, for they are of
    /// another script, or the slug would be longer than <paramref name="max"/>, a digest of the whole name stands at its end.
    /// </summary>
    public static string FromName(ReadOnlySpan<char> name, int max = Slug.MaxLength)
    {
        // No letter is folded to more than two.
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

    /// <summary>The slug of an id of another data set, behind a prefix: as <see cref="FromName"/>, but with a digest wherever another id could have the same slug.</summary>
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

    /// <summary>The first digits of the SHA-256 of a text in UTF-8.</summary>
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
