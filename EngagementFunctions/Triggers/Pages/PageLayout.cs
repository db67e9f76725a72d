namespace EngagementFunctions.Triggers.Pages;

/// <summary>What all pages share. No script, nothing from elsewhere.</summary>
internal static class PageLayout
{
    private const string Style = """
        :root{color-scheme:light dark;--line:#d5dae1;--soft:#667085;--bar:#9dbcf0;--good:#17663a;--bad:#b42318;--busy:#92600a}
        @media(prefers-color-scheme:dark){:root{--line:#3a4250;--soft:#98a2b3;--bar:#35558f;--good:#5fd08f;--bad:#ff8b80;--busy:#f2c14e}}
        body{font:15px/1.45 system-ui,sans-serif;max-width:68rem;margin:1.5rem auto;padding:0 1rem}
        h1{font-size:1.35rem;margin:.4rem 0}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:.28rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-weight:600;color:var(--soft);font-size:.85rem}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .id,.digest,pre{font-family:ui-monospace,monospace;font-size:.88em}.id{white-space:nowrap}
        .good{color:var(--good)}.bad{color:var(--bad)}.busy{color:var(--busy)}.soft{color:var(--soft)}
        .state{font-weight:600}.bar{width:55%}.list .bar{width:7rem}
        .bar i{display:block;height:.75rem;margin-top:.3rem;min-width:1px;background:var(--bar);border-radius:2px}
        .note{border-left:4px solid var(--bad);padding:.2rem .8rem;margin:.8rem 0;overflow-wrap:anywhere}
        pre{overflow-x:auto;margin:.5rem 0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:.6rem 0}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        """;

    public static Html Document(string title, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{title}</title><style>{new Html(Style)}</style></head>
        <body>
        {body}
        </body>
        </html>
        """);

    public static Html Section(string title, Html body) => Html.Of($"<h2>{title}</h2>\n{body}\n");

    /// <param name="code">The problem's name.</param>
    /// <param name="message">A paragraph, and after it possibly a query for the operator.</param>
    public static Html Problem(string code, string message)
    {
        var lines = message.Split('\n', 2);
        var query = lines.Length > 1 ? Html.Of($"<pre>{lines[1]}</pre>") : Html.Empty;
        return Html.Of($"<div class=\"note\"><b class=\"bad\">{code}</b><br>{lines[0]}{query}</div>\n");
    }

    /// <param name="heads">The head cells, markup of their own.</param>
    /// <param name="rows">The rows.</param>
    public static Html Table(Html heads, IEnumerable<Html> rows) =>
        Html.Of($"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{Html.Join(rows)}</tbody>\n</table>");

    /// <summary>A bar of a share of the largest, as a cell.</summary>
    public static Html Bar(double value, double largest)
    {
        var percent = Figures.Percent(largest > 0 ? value / largest : 0);
        return Html.Of($"<td class=\"bar\"><i style=\"width:{percent}\"></i></td>");
    }
}
