using EngagementFunctions.Tests.Properties;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What somebody does to the loaded shadow of a <see cref="RandomTable"/> before it is verified.</summary>
/// <param name="Name">What it is, for whoever reads a failure.</param>
/// <param name="Report">What the report has to say.</param>
/// <param name="Sql">The statements for the emulator's storage; <c>SHADOW</c> stands for the table.</param>
internal sealed record PlantedFault(string Name, string Report, string Sql)
{
    private const string OtherRows = "each column holds the values that it should, but in other rows";

    public static IEnumerable<PlantedFault> Of(RandomTable table, Random random) =>
        [.. table.Columns.SelectMany(column => OfColumn(table, column, random)), .. OfRows(table)];

    private static IEnumerable<PlantedFault> OfColumn(RandomTable table, RandomColumn column, Random random)
    {
        var name = $"\"{column.Name}\"";
        var one = table.Find(column, value => value is { Length: > 0 } && value[^1] is > ' ' and < '\u007f');
        var other = table.Find(column, value => value is not null && value != one.Value);
        var flipped = RandomValues.FlipBit(column.Type, one.Value!, Bit(column.Type, random));
        yield return Changed($"a bit of {name}", column, one.Id, RandomValues.Literal(flipped));
        yield return Changed($"a value of {name} lost", column, one.Id, "NULL", $"nulls in {column.Name}: ");
        yield return new(
            $"two values of {name} swapped",
            OtherRows,
            $"UPDATE SHADOW AS a SET {name} = b.{name} FROM SHADOW AS b "
            + $"WHERE (a.id = {one.Id} AND b.id = {other.Id}) OR (a.id = {other.Id} AND b.id = {one.Id})");
        yield return new(
            $"{name} shifted by a row",
            OtherRows,
            $"UPDATE SHADOW AS a SET {name} = b.{name} FROM SHADOW AS b WHERE a.id < {table.DoubledId} AND b.id = a.id % {table.DoubledId - 1} + 1");
        foreach (var fault in OfType(table, column))
        {
            yield return fault;
        }
    }

    private static IEnumerable<PlantedFault> OfType(RandomTable table, RandomColumn column) => column.Type switch
    {
        RandomType.Text => OfText(table, column),
        RandomType.Timestamp => [Later(table, column, "")],
        RandomType.Instant => [Later(table, column, "+00")],
        _ => [],
    };

    private static IEnumerable<PlantedFault> OfText(RandomTable table, RandomColumn column)
    {
        var name = $"\"{column.Name}\"";
        var missing = table.Find(column, value => value is null);
        var present = table.Find(column, value => value is not null);
        var accented = table.Find(column, value => value?.Contains('é', StringComparison.Ordinal) == true);
        var decomposed = accented.Value!.Replace("é", "e\u0301", StringComparison.Ordinal);
        yield return Changed($"NULL to empty text in {name}", column, missing.Id, "''", $"nulls in {column.Name}: ");
        yield return Changed($"trailing spaces in {name}", column, present.Id, $"{name} || '  '");
        yield return Changed($"another normal form in {name}", column, accented.Id, RandomValues.Literal(decomposed));
    }

    private static PlantedFault Later(RandomTable table, RandomColumn column, string zone)
    {
        var moment = table.Find(column, value => value is not null);
        var later = RandomValues.AddMicroseconds(moment.Value![..^zone.Length], 1) + zone;
        return Changed($"\"{column.Name}\" a microsecond later", column, moment.Id, RandomValues.Literal(later));
    }

    private static IEnumerable<PlantedFault> OfRows(RandomTable table)
    {
        var rows = table.Rows.Count;
        var dropPair = $"DELETE FROM SHADOW WHERE id = {table.DoubledId}";
        const string DoubleFirst = "INSERT INTO SHADOW SELECT * FROM SHADOW WHERE id = 1";
        yield return new("a pair of equal rows dropped", $"rows: source {rows}, warehouse {rows - 2}", dropPair);
        yield return new("a row doubled", $"rows: source {rows}, warehouse {rows + 1}", DoubleFirst);
        yield return new("a pair dropped, a row tripled", "values of id differ", $"{dropPair}; {DoubleFirst}; {DoubleFirst} LIMIT 1");
    }

    private static PlantedFault Changed(string what, RandomColumn column, int id, string value, string? report = null) => new(
        what, report ?? $"values of {column.Name} differ", $"UPDATE SHADOW SET \"{column.Name}\" = {value} WHERE id = {id}");

    // No infinity or NaN: all but the exponent. The others stay in range whatever the bit.
    private static int Bit(RandomType type, Random random) => random.Next(type switch
    {
        RandomType.Float => 52,
        RandomType.Timestamp or RandomType.Instant => 40,
        _ => 60,
    });
}
