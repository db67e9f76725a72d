using System.Globalization;
using System.Text.Encodings.Web;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>Markup. Whatever is put into a template is encoded, unless it is markup itself.</summary>
internal readonly record struct Html(string Text)
{
    public static Html Empty => new("");

    public static Html Of(FormattableString template) => new(string.Format(
        CultureInfo.InvariantCulture, template.Format, [.. template.GetArguments().Select(Encoded)]));

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    private static string Encoded(object? value) => value is Html html
        ? html.Text
        : HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
