namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>The extent of decimal numbers.</summary>
internal static class Numbers
{
    /// <summary>Moves behind the number; true where it is a floating point literal.</summary>
    public static bool Scan(string text, ref int position)
    {
        SkipDigits(text, ref position);
        var isFloat = false;
        if (At(text, position) == '.' && !StartsName(text, position + 1))
        {
            position++;
            SkipDigits(text, ref position);
            isFloat = true;
        }

        return SkipExponent(text, ref position) || isFloat;
    }

    /// <summary>
    /// Parts of an unquoted dashed project name, such as <c>my-project-12a</c>, follow a dash or a dot.
    /// </summary>
    public static bool MayTouchWord(string text, int start) => start > 0 && text[start - 1] is '-' or '.';

    private static bool SkipExponent(string text, ref int position)
    {
        if (At(text, position) is not ('e' or 'E'))
            return false;
        var digits = position + (At(text, position + 1) is '+' or '-' ? 2 : 1);
        if (!char.IsAsciiDigit(At(text, digits)))
            return false;
        position = digits;
        SkipDigits(text, ref position);
        return true;
    }

    /// <summary>In <c>project-12.dataset</c> the dot belongs to the path.</summary>
    private static bool StartsName(string text, int position) =>
        At(text, position) is var c && (char.IsAsciiLetter(c) || c is '_' or '`')
        && !(c is 'e' or 'E' && char.IsAsciiDigit(At(text, position + 1)));

    private static void SkipDigits(string text, ref int position)
    {
        while (char.IsAsciiDigit(At(text, position)))
            position++;
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
