using System.Globalization;
using System.Text;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>String functions that DuckDB has not, or counts differently.</summary>
internal static class Strings
{
    public static string InitialCapitals(string text)
    {
        const string delimiters = "[](){}/|<>!?@\"^#$&~_,.:;*%+- \t\n\r";
        var result = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            result.Append(isStart ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            isStart = delimiters.Contains(c, StringComparison.Ordinal);
        }

        return result.ToString();
    }

    /// <summary>Counts from 1, or from the end where negative; 0 is taken as 1.</summary>
    public static string Substring(string text, long position, long length)
    {
        if (length < 0)
            throw new SqlValueException("Third argument in SUBSTR() cannot be negative");
        var elements = new StringInfoByRune(text);
        var start = position > 0 ? position - 1 : position == 0 ? 0 : Math.Max(0, elements.Count + position);
        return elements.Slice(start, length);
    }

    /// <summary>
    /// The place of the given occurrence, 0 where there is none; a negative position searches backwards.
    /// </summary>
    public static long Find(string text, string part, long position, long occurrence)
    {
        if (position == 0 || occurrence < 1)
            throw new SqlValueException("INSTR: the position cannot be 0, the occurrence must be positive");
        var found = position > 0 ? (int)position - 2 : text.Length + (int)position + 1;
        for (; occurrence > 0; occurrence--)
        {
            if (position > 0)
                found = found + 1 > text.Length ? -1 : text.IndexOf(part, found + 1, StringComparison.Ordinal);
            else
                found = found < 1
                    ? -1
                    : text.LastIndexOf(
                        part, Math.Min(found - 2 + part.Length, text.Length - 1), StringComparison.Ordinal);
            if (found < 0)
                return 0;
        }

        return found + 1;
    }

    /// <summary>Capturing groups of a regular expression.</summary>
    public static long Groups(string pattern)
    {
        var groups = 0;
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] is '[' or ']')
                inClass = pattern[i] == '[';
            else if (pattern[i] == '(' && !inClass && Captures(pattern, i))
                groups++;
        return groups;
    }

    private static bool Captures(string pattern, int open) =>
        open + 1 >= pattern.Length || pattern[open + 1] != '?'
        || string.CompareOrdinal(pattern, open, "(?P<", 0, 4) == 0
        || (string.CompareOrdinal(pattern, open, "(?<", 0, 3) == 0
            && pattern.ElementAtOrDefault(open + 3) is not ('=' or '!'));

    /// <summary>Characters are code points, not UTF-16 units.</summary>
    private readonly struct StringInfoByRune(string text)
    {
        private readonly Rune[] _runes = [.. text.EnumerateRunes()];

        public int Count => _runes.Length;

        public string Slice(long start, long length)
        {
            if (start >= _runes.Length)
                return "";
            var end = length > _runes.Length - start ? _runes.Length : start + length;
            return string.Concat(_runes[(int)start..(int)end].Select(rune => rune.ToString()));
        }
    }
}
