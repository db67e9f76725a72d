using DuckDB.NET.Data;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>One element of a Parquet schema, as the file's footer has it.</summary>
internal sealed record ParquetNode(string Name, string Physical, string Repetition)
{
    public string Converted { get; init; } = "";

    public string Logical { get; init; } = "";

    public int Precision { get; init; }

    public int Scale { get; init; }

    public IReadOnlyList<ParquetNode> Children { get; init; } = [];

    public bool IsRepeated => Repetition == "REPEATED";

    public bool IsRequired => Repetition == "REQUIRED";

    public bool IsList => Converted == "LIST" || Logical.StartsWith("ListType", StringComparison.Ordinal);

    public bool IsDecimal => Converted == "DECIMAL" || Logical.StartsWith("DecimalType", StringComparison.Ordinal);

    /// <summary>The element of a LIST in its usual three levels; files of older writers have two.</summary>
    public ParquetNode ListElement =>
        Children[0].Children is [var element] ? element : Children[0] with { Repetition = "REQUIRED" };

    public static IReadOnlyList<ParquetNode> ReadColumns(DuckDBConnection connection, string file)
    {
        var rows = connection.Rows(
            "SELECT name, coalesce(type, ''), coalesce(repetition_type, ''), coalesce(num_children, 0)::BIGINT, "
            + "coalesce(converted_type, ''), coalesce(logical_type, ''), coalesce(precision, 0)::BIGINT, "
            + $"coalesce(scale, 0)::BIGINT FROM parquet_schema({Quoting.Text(file)})",
            reader => (Node: Read(reader), Children: reader.GetInt64(3))).ToList();
        var next = 0;
        return Build(rows, ref next).Children;
    }

    private static ParquetNode Read(DuckDBDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2))
        {
            Converted = row.GetString(4),
            Logical = row.GetString(5),
            Precision = (int)row.GetInt64(6),
            Scale = (int)row.GetInt64(7),
        };

    /// <summary>The footer lists parents before their children.</summary>
    private static ParquetNode Build(List<(ParquetNode Node, long Children)> rows, ref int next)
    {
        var (node, count) = rows[next++];
        var children = new List<ParquetNode>();
        for (var child = 0; child < count; child++) children.Add(Build(rows, ref next));
        return node with { Children = children };
    }
}
