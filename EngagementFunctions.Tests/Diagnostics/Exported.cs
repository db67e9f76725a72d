using System.Globalization;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>Attributes by name, their values as text.</summary>
internal sealed class Attributes(IEnumerable<ProtoField> pairs)
    : Dictionary<string, string>(pairs.Select(pair => KeyValuePair.Create(Part(pair, 1).Text, Value(Part(pair, 2)))))
{
    private static ProtoField Part(ProtoField pair, int number) => pair.Fields.Single(field => field.Number == number);

    private static string Value(ProtoField any) => any.Fields.SingleOrDefault() switch
    {
        { Number: 2, Bits: var truth } => truth == 1 ? "true" : "false",
        { Number: 3, Bits: var number } => ((long)number).ToString(CultureInfo.InvariantCulture),
        { Number: 4 } real => real.Double.ToString(CultureInfo.InvariantCulture),
        var text => text.Text,
    };
}

internal sealed record ExportedSpan(string Trace, string Id, string Parent, string Name, int Kind, bool IsError, Attributes Attributes)
{
    public static IEnumerable<ExportedSpan> ReadAll(byte[] request) => ProtoField.At(request, 1, 2, 2).Select(span =>
    {
        var fields = span.Fields.ToLookup(field => field.Number);
        return new ExportedSpan(
            fields[1].Single().Hex,
            fields[2].Single().Hex,
            fields[4].SingleOrDefault().Hex,
            fields[5].Single().Text,
            (int)fields[6].SingleOrDefault().Bits,
            fields[15].SelectMany(status => status.Fields).Any(field => field is { Number: 3, Bits: 2 }),
            new Attributes(fields[9]));
    });
}

internal sealed record ExportedLog(string EventName, string Body, int Severity, string Trace, string Span, Attributes Attributes)
{
    public static IEnumerable<ExportedLog> ReadAll(byte[] request) => ProtoField.At(request, 1, 2, 2).Select(record =>
    {
        var fields = record.Fields.ToLookup(field => field.Number);
        return new ExportedLog(
            fields[12].SingleOrDefault().Text,
            fields[5].SelectMany(body => body.Fields).Single().Text,
            (int)fields[2].SingleOrDefault().Bits,
            fields[9].SingleOrDefault().Hex,
            fields[10].SingleOrDefault().Hex,
            new Attributes(fields[6]));
    });
}

/// <summary>One point of a figure; of a histogram its sum and count.</summary>
internal sealed record ExportedPoint(string Name, string Unit, double Value, long Count, Attributes Attributes)
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    public static IEnumerable<ExportedPoint> ReadAll(byte[] request) => ProtoField.At(request, 1, 2, 2).SelectMany(metric =>
    {
        var fields = metric.Fields.ToLookup(field => field.Number);
        var (name, unit) = (fields[1].Single().Text, fields[3].SingleOrDefault().Text);
        var plain = fields[Gauge].Concat(fields[Sum]).SelectMany(Points).Select(point => Plain(name, unit, point));
        return plain.Concat(fields[Histogram].SelectMany(Points).Select(point => Distribution(name, unit, point)));
    });

    private static IEnumerable<ProtoField> Points(ProtoField kind) => kind.Fields.Where(field => field.Number == 1);

    private static ExportedPoint Plain(string name, string unit, ProtoField point)
    {
        var fields = point.Fields.ToLookup(field => field.Number);
        var value = fields[6].Any() ? (long)fields[6].Single().Bits : fields[4].Single().Double;
        return new ExportedPoint(name, unit, value, 1, new Attributes(fields[7]));
    }

    private static ExportedPoint Distribution(string name, string unit, ProtoField point)
    {
        var fields = point.Fields.ToLookup(field => field.Number);
        return new ExportedPoint(name, unit, fields[5].Single().Double, (long)fields[4].Single().Bits, new Attributes(fields[9]));
    }
}
