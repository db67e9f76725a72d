using System.Globalization;

namespace EngagementFunctions.Tests.Properties;

/// <summary>
/// A table of every type that is carried over, drawn from a seed: how many columns of each, their order, the rows and
/// where the NULLs are. Its rows are numbered from 1 by <c>id</c>; two last rows are equal and share theirs.
/// </summary>
internal sealed class RandomTable
{
    private const int LeastRows = 20;
    private const int MostRows = 200;

    public RandomTable(int seed)
    {
        var random = new Random(seed);
        Columns = [.. Types(random).Select((type, at) => new RandomColumn($"c{at}_{type}", type))];
        var distinct = random.Next(LeastRows, MostRows);
        var rows = Enumerable.Range(0, distinct).Select(row => Row(random, row)).ToList();
        Rows = [.. rows, rows[^1]];
    }

    public IReadOnlyList<RandomColumn> Columns { get; }

    /// <summary>The values as text; null for NULL. The row at index n has the id n + 1, the last one that of the one before.</summary>
    public IReadOnlyList<string?[]> Rows { get; }

    /// <summary>The id that two equal rows share.</summary>
    public int DoubledId => Rows.Count - 1;

    public string Query => $"SELECT id, version, {string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))} FROM random_table";

    /// <summary>Creates and fills the table in PostgreSQL.</summary>
    public string Script
    {
        get
        {
            var columns = Columns.Select(column => $"\"{column.Name}\" {RandomValues.SqlType(column.Type)}");
            var rows = Rows.Select((row, at) =>
                $"({Id(at).ToString(CultureInfo.InvariantCulture)}, 1, {string.Join(", ", row.Select(RandomValues.Literal))})");
            return $"""
                CREATE TABLE random_table (id integer, version integer, {string.Join(", ", columns)});
                INSERT INTO random_table VALUES {string.Join(", ", rows)};
                """;
        }
    }

    /// <summary>A row, none of the equal two, whose value in the column is as wanted.</summary>
    public (int Id, string? Value) Find(RandomColumn column, Func<string?, bool> wanted)
    {
        var at = Columns.ToList().IndexOf(column);
        var row = Enumerable.Range(0, DoubledId - 1).First(row => wanted(Rows[row][at]));
        return (Id(row), Rows[row][at]);
    }

    private int Id(int row) => Math.Min(row + 1, DoubledId);

    private static RandomType[] Types(Random random)
    {
        var more = Enumerable.Range(0, random.Next(5)).Select(_ => (RandomType)random.Next((int)RandomType.Date + 1));
        RandomType[] types = [.. Enum.GetValues<RandomType>(), .. more];
        random.Shuffle(types);
        return types;
    }

    // Every column has a NULL and then some: the faults need both kinds.
    private string?[] Row(Random random, int row) => [.. Columns.Select((column, at) =>
        row == at || (row > Columns.Count && random.Next(10) == 0) ? null : RandomValues.Draw(column.Type, random))];
}

internal sealed record RandomColumn(string Name, RandomType Type);

internal enum RandomType
{
    Int,
    Float,
    Numeric,
    Wide,
    Bool,
    Text,
    Timestamp,
    Instant,
    Date,
}
