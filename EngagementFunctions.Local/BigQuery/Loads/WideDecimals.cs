using System.Numerics;
using DuckDB.NET.Data;
using EngagementFunctions.Local.BigQuery.Storage;
using EngagementFunctions.Local.BigQuery.Texts;
using ParquetSharp;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>
/// Decimals of more than 38 digits, which DuckDB's reader would turn into DOUBLE. Their bytes are read here, and their
/// canonical text goes into a temporary table with a row for each row of the file.
/// </summary>
internal static class WideDecimals
{
    private const int BatchSize = 4096;

    public static bool IsWide(ParquetNode node) =>
        node is { IsDecimal: true, Precision: > ParquetDecimal.ReadablePrecision };

    /// <summary>The name of both the temporary table and its only column.</summary>
    public static string Stage(DuckDBConnection connection, string file, ParquetNode node)
    {
        var name = $"~wide {node.Name}";
        connection.Execute($"CREATE OR REPLACE TEMP TABLE {Quoting.Name(name)} ({Quoting.Name(name)} VARCHAR)");
        using var reader = new ParquetFileReader(file);
        using var appender = connection.CreateAppender("temp", "main", name);
        for (var group = 0; group < reader.FileMetaData.NumRowGroups; group++) Append(reader, group, node, appender);
        return Quoting.Name(name);
    }

    /// <summary>Inside records and arrays there is no row to join them to.</summary>
    public static void RefuseNested(IEnumerable<ParquetNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Children.Any(IsWide) || (IsWide(node) && node.IsRepeated))
                throw BigQueryError.NotImplemented(
                    $"The emulator reads decimals of more than 38 digits in plain columns only: {node.Name}");
            RefuseNested(node.Children);
        }
    }

    private static void Append(ParquetFileReader reader, int group, ParquetNode node, DuckDBAppender appender)
    {
        using var rows = reader.RowGroup(group);
        var index = Enumerable.Range(0, reader.FileMetaData.NumColumns).Single(candidate =>
            reader.FileMetaData.Schema.Column(candidate).Path.ToDotVector() is [var name] && name == node.Name);
        using var column = rows.Column(index);
        var fixedLength = column as ColumnReader<FixedLenByteArray>
            ?? throw LoadErrors.Reading($"Parquet column '{node.Name}' is a decimal of an unsupported type");
        var length = reader.FileMetaData.Schema.Column(index).TypeLength;
        var levels = new short[BatchSize];
        var values = new FixedLenByteArray[BatchSize];
        while (fixedLength.HasNext)
        {
            var count = (int)fixedLength.ReadBatch(BatchSize, levels, null, values, out _);
            Append(appender, node, length, levels.AsSpan(0, count), values);
        }
    }

    private static void Append(
        DuckDBAppender appender, ParquetNode node, int length, ReadOnlySpan<short> levels, FixedLenByteArray[] values)
    {
        var next = 0;
        foreach (var level in levels)
        {
            var isPresent = node.IsRequired || level == 1;
            var row = appender.CreateRow();
            if (isPresent) row.AppendValue(Text(values[next++], length, node.Scale));
            else row.AppendNullValue();
            row.EndRow();
        }
    }

    private static string Text(FixedLenByteArray value, int length, int scale)
    {
        var bytes = new byte[length];
        System.Runtime.InteropServices.Marshal.Copy(value.Pointer, bytes, 0, length);
        return DecimalText.Of(new BigInteger(bytes, isBigEndian: true), scale);
    }
}
