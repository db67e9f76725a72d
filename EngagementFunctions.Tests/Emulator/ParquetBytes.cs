using ParquetSharp;
using ParquetSharp.IO;

namespace EngagementFunctions.Tests.Emulator;

/// <summary>Small Parquet files with exactly the repetition and annotation a test asks for.</summary>
internal static class ParquetBytes
{
    public static byte[] Of(params Column[] columns) => Of(columns, [.. columns.Select(_ => Array.Empty<object?>())]);

    public static byte[] Of(Column[] columns, params Array[] values)
    {
        using var buffer = new ResizableBuffer();
        using (var stream = new BufferOutputStream(buffer))
        {
            using var file = new ParquetFileWriter(stream, columns);
            using var group = file.AppendRowGroup();
            foreach (var cells in values)
            {
                using var column = group.NextColumn().LogicalWriter();
                column.Apply(new Writing(cells));
            }

            file.Close();
        }

        return buffer.ToArray();
    }

    private sealed class Writing(Array cells) : ILogicalColumnWriterVisitor<bool>
    {
        public bool OnLogicalColumnWriter<TValue>(LogicalColumnWriter<TValue> columnWriter)
        {
            columnWriter.WriteBatch((TValue[])cells);
            return true;
        }
    }
}
