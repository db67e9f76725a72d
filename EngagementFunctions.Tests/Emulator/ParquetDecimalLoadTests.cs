using System.Runtime.InteropServices;
using ParquetSharp;

namespace EngagementFunctions.Tests.Emulator;

/// <summary>Decimals of a Parquet file, against the numeric types they may land in.</summary>
public sealed class ParquetDecimalLoadTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData(29, 9, "NUMERIC", "1.1", null)]
    [InlineData(28, 10, "NUMERIC", "1.1", "does not fit the target type NUMERIC")]
    [InlineData(28, 10, "BIGNUMERIC", "1.1", null)]
    public async Task A_decimal_must_fit_its_numeric_type(
        int precision, int scale, string type, string value, string? refusal)
    {
        var job = await _emulator.LoadAsync(
            $"n{precision}{type}", Decimals(precision, scale, 1.1m), ParquetLoadTests.Schema("n", type, "NULLABLE"));

        if (refusal is not null)
        {
            Assert.Contains(refusal, EmulatorHttp.Message(job), StringComparison.Ordinal);
            return;
        }

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal([$$"""[{"v":"{{value}}"}]"""], await _emulator.RowsAsync($"n{precision}{type}"));
    }

    [Fact]
    public async Task A_bignumeric_keeps_all_its_digits()
    {
        var digits = new byte[32];
        digits.AsSpan().Fill(0xff);
        digits[0] = 0x7f;
        var file = WideDecimal(digits, null);

        var job = await _emulator.LoadAsync("wide", file, ParquetLoadTests.Schema("n", "BIGNUMERIC", "NULLABLE"));

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(
            ["""[{"v":"578960446186580977117854925043439539266.34992332820282019728792003956564819967"}]""", """[{"v":null}]"""],
            await _emulator.RowsAsync("wide"));
    }

    [Fact]
    public async Task A_numeric_with_parameters_refuses_more_digits()
    {
        var schema = """
            "sourceFormat":"PARQUET","schema":{"fields":[{"name":"n","type":"NUMERIC","precision":"3","scale":"1"}]}
            """;
        Assert.Null(EmulatorHttp.Message(await _emulator.LoadAsync("small", Decimals(10, 1, 12.3m), schema)));
        Assert.Contains("NUMERIC(3, 1)",
            EmulatorHttp.Message(await _emulator.LoadAsync("small", Decimals(10, 1, 123.4m), schema)),
            StringComparison.Ordinal);
    }

    private static byte[] Decimals(int precision, int scale, decimal value)
    {
        using var type = LogicalType.Decimal(precision, scale);
        return ParquetBytes.Of([new Column(typeof(decimal?), "n", type)], new decimal?[] { value });
    }

    private static byte[] WideDecimal(params byte[]?[] values)
    {
        using var type = LogicalType.Decimal(76, 38);
        using var node = new ParquetSharp.Schema.PrimitiveNode(
            "n", Repetition.Optional, type, PhysicalType.FixedLenByteArray, 32);
        using var root = new ParquetSharp.Schema.GroupNode("schema", Repetition.Required, [node]);
        using var buffer = new ParquetSharp.IO.ResizableBuffer();
        using (var stream = new ParquetSharp.IO.BufferOutputStream(buffer))
        {
            using var properties = WriterProperties.GetDefaultWriterProperties();
            using var file = new ParquetFileWriter(stream, root, properties);
            using var group = file.AppendRowGroup();
            using var column = (ColumnWriter<FixedLenByteArray>)group.NextColumn();
            var pins = values.Where(value => value is not null)
                .Select(value => GCHandle.Alloc(value, GCHandleType.Pinned))
                .ToList();
            column.WriteBatch(
                values.Length, [.. values.Select(value => (short)(value is null ? 0 : 1))], null,
                [.. pins.Select(pin => new FixedLenByteArray(pin.AddrOfPinnedObject()))]);
            file.Close();
            pins.ForEach(pin => pin.Free());
        }

        return buffer.ToArray();
    }
}
