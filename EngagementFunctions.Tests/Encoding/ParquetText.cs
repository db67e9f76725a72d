using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace EngagementFunctions.Tests.Encoding;

/// <summary>Reads a file back as text, by its own schema alone: what another reader would make of it.</summary>
internal static class ParquetText
{
    public static List<string?[]> Rows(Stream content)
    {
        using var file = new ParquetFileReader(content, leaveOpen: true);
        var rows = new List<string?[]>();
        for (var group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rowGroup = file.RowGroup(group);
            var columns = Enumerable.Range(0, file.FileMetaData.NumColumns).Select(i => Column(rowGroup, i)).ToList();
            for (var row = 0; row < rowGroup.MetaData.NumRows; row++)
                rows.Add([.. columns.Select(column => column[row])]);
        }

        return rows;
    }

    private static List<string?> Column(RowGroupReader rowGroup, int index)
    {
        using var reader = rowGroup.Column(index);
        var descriptor = reader.ColumnDescriptor;
        var rows = rowGroup.MetaData.NumRows;
        using var type = descriptor.LogicalType;
        return reader switch
        {
            ColumnReader<long> r => Values(r, rows, v => Int64(v, type)),
            ColumnReader<int> r => Values(r, rows, v => DateTime.UnixEpoch.AddDays(v).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ColumnReader<double> r => Values(r, rows, v => v.ToString("R", CultureInfo.InvariantCulture)),
            ColumnReader<bool> r => Values(r, rows, v => v ? "true" : "false"),
            ColumnReader<ByteArray> r => Values(r, rows, v => System.Text.Encoding.UTF8.GetString(Bytes(v.Pointer, v.Length))),
            ColumnReader<FixedLenByteArray> r => Values(
                r, rows, v => Decimal(new BigInteger(Bytes(v.Pointer, descriptor.TypeLength), isBigEndian: true), type)),
            _ => throw new NotSupportedException(reader.GetType().Name),
        };
    }

    private static List<string?> Values<T>(ColumnReader<T> reader, long rows, Func<T, string> show)
        where T : unmanaged
    {
        var texts = new List<string?>();
        var levels = new short[100];
        var repetitions = new short[100];
        var values = new T[100];
        while (texts.Count < rows)
        {
            var read = reader.ReadBatch(100, levels, repetitions, values, out var present);
            Assert.NotEqual(0, read);
            var next = 0;
            for (var i = 0; i < read; i++)
                texts.Add(levels[i] == 0 ? null : show(values[next++]));
            Assert.Equal(present, next);
        }

        return texts;
    }

    private static string Int64(long value, LogicalType type) => type switch
    {
        DecimalLogicalType => Decimal(value, type),
        TimestampLogicalType { TimeUnit: TimeUnit.Micros } t =>
            DateTime.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
            + (t.IsAdjustedToUtc ? "+00" : ""),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Decimal(BigInteger unscaled, LogicalType type)
    {
        var scale = ((DecimalLogicalType)type).Scale;
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}".TrimEnd('0').TrimEnd('.');
        return unscaled.Sign < 0 ? "-" + text : text;
    }

    private static byte[] Bytes(IntPtr pointer, int length)
    {
        var bytes = new byte[length];
        if (length > 0)
            Marshal.Copy(pointer, bytes, 0, length);
        return bytes;
    }
}
