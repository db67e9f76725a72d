using System.Runtime.InteropServices;
using ParquetSharp;

namespace EngagementFunctions.Tests.Emulator;

public sealed class ParquetLoadTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_file_lands_in_a_new_table_with_the_types_of_its_columns()
    {
        var file = ParquetBytes.Of(
            [new Column<long?>("id"), new Column<string?>("name"), new Column<double?>("score")],
            new long?[] { 1L, 2L }, new[] { "Ada", null }, new double?[] { 1.5, double.NaN });

        var job = await _emulator.LoadAsync("students", file);

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("2", (string?)job["statistics"]!["load"]!["outputRows"]);
        Assert.Equal($"{file.Length}", (string?)job["statistics"]!["load"]!["inputFileBytes"]);
        Assert.Equal(
            ["""[{"v":"1"},{"v":"Ada"},{"v":"1.5"}]""", """[{"v":"2"},{"v":null},{"v":"NaN"}]"""],
            await _emulator.RowsAsync("students"));
        Assert.Equal("2", (string?)(await _emulator.TableAsync("students"))["numRows"]);
    }

    [Theory]
    [InlineData("DATETIME", "Field at has changed type from DATETIME to TIMESTAMP")]
    [InlineData("STRING", "Field at has changed type from STRING to TIMESTAMP")]
    public async Task An_append_without_a_schema_must_agree_with_the_types_of_the_table(string type, string reason)
    {
        await _emulator.CreateTableAsync("events", $$"""{"name":"at","type":"{{type}}"}""");

        var job = await _emulator.LoadAsync("events", Timestamps(Moment));

        Assert.Equal("invalid", EmulatorHttp.Reason(job));
        Assert.Equal($"Provided Schema does not match Table demo:lake.events. {reason}", EmulatorHttp.Message(job));
    }

    [Fact]
    public async Task An_append_without_a_schema_does_not_fit_a_required_column()
    {
        await _emulator.CreateTableAsync("required", """{"name":"id","type":"INTEGER","mode":"REQUIRED"}""");
        var file = ParquetBytes.Of([new Column<long>("id")], new[] { 1L });

        Assert.Contains("Field id has changed mode from REQUIRED to NULLABLE",
            EmulatorHttp.Message(await _emulator.LoadAsync("required", file)), StringComparison.Ordinal);
        var job = await _emulator.LoadAsync("required", file, Schema("id", "INTEGER", "REQUIRED"));
        Assert.Null(EmulatorHttp.Message(job));
    }

    [Theory]
    [InlineData("REQUIRED", "NULLABLE")]
    [InlineData("NULLABLE", "REQUIRED")]
    public async Task The_repetition_of_the_file_must_be_the_mode_of_the_schema(string mode, string repetition)
    {
        var file = repetition == "REQUIRED"
            ? ParquetBytes.Of([new Column<long>("id")], new[] { 1L })
            : ParquetBytes.Of([new Column<long?>("id")], new long?[] { 1L });

        var job = await _emulator.LoadAsync("modes", file, Schema("id", "INTEGER", mode));

        Assert.Contains($"Field 'id' is specified as {mode} in provided schema which does not match {repetition}",
            EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_datetime_takes_a_timestamp_column()
    {
        var job = await _emulator.LoadAsync("local", Timestamps(Moment), Schema("at", "DATETIME", "NULLABLE"));

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(["""[{"v":"2026-11-23T10:11:12.000013"}]"""], await _emulator.RowsAsync("local"));
    }

    [Fact]
    public async Task Json_cannot_be_loaded_from_parquet()
    {
        var file = ParquetBytes.Of([new Column<string?>("payload")], new[] { "{}" });
        var job = await _emulator.LoadAsync("documents", file, Schema("payload", "JSON", "NULLABLE"));
        Assert.Contains("Unsupported field type: JSON", EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_another_type_than_its_field_is_refused()
    {
        var file = ParquetBytes.Of([new Column<string?>("id")], new[] { "1" });
        var job = await _emulator.LoadAsync("typed", file, Schema("id", "INTEGER", "NULLABLE"));
        Assert.Contains("Parquet column 'id' has type BYTE_ARRAY which does not match the target cpp_type INT64",
            EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_after_the_year_9999_is_refused()
    {
        var file = Timestamps(long.MaxValue / 4);
        var job = await _emulator.LoadAsync("late", file, Schema("at", "TIMESTAMP", "NULLABLE"));
        Assert.Contains("outside the years 1 to 9999", EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_of_24_hours_is_refused()
    {
        using var micros = LogicalType.Time(false, TimeUnit.Micros);
        var file = ParquetBytes.Of(
            [new Column(typeof(TimeSpan?), "at", micros)], new TimeSpan?[] { TimeSpan.FromHours(24) });
        var job = await _emulator.LoadAsync("days", file, Schema("at", "TIME", "NULLABLE"));
        Assert.Contains("a time of day after 23:59:59.999999", EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_the_schema_has_not_is_refused_unless_ignored()
    {
        var file = ParquetBytes.Of(
            [new Column<long?>("id"), new Column<long?>("extra")], new long?[] { 1 }, new long?[] { 2 });
        var schema = Schema("id", "INTEGER", "NULLABLE");

        Assert.Contains("No such field: extra",
            EmulatorHttp.Message(await _emulator.LoadAsync("narrow", file, schema)), StringComparison.Ordinal);
        var job = await _emulator.LoadAsync("narrow", file, schema + ",\"ignoreUnknownValues\":true");
        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(["""[{"v":"1"}]"""], await _emulator.RowsAsync("narrow"));
    }

    [Fact]
    public async Task A_new_column_is_added_where_the_job_allows_it()
    {
        await _emulator.LoadAsync("grown", ParquetBytes.Of([new Column<long?>("id")], new long?[] { 1 }));
        var file = ParquetBytes.Of(
            [new Column<long?>("ID"), new Column<string?>("name")], new long?[] { 2 }, new[] { "Bo" });

        Assert.Contains("Cannot add fields (field: name)",
            EmulatorHttp.Message(await _emulator.LoadAsync("grown", file)), StringComparison.Ordinal);
        var job = await _emulator.LoadAsync(
            "grown", file, "\"sourceFormat\":\"PARQUET\",\"schemaUpdateOptions\":[\"ALLOW_FIELD_ADDITION\"]");
        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(
            ["""[{"v":"1"},{"v":null}]""", """[{"v":"2"},{"v":"Bo"}]"""], await _emulator.RowsAsync("grown"));
    }

    [Fact]
    public async Task Lists_are_repeated_only_when_inferred_and_hold_no_null()
    {
        const string infer = "\"sourceFormat\":\"PARQUET\",\"parquetOptions\":{\"enableListInference\":true}";
        var column = new Column<long?[]>("scores");
        var job = await _emulator.LoadAsync(
            "lists", ParquetBytes.Of([column], (Array)new long?[][] { [1, 2], [] }), infer);

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(
            ["""[{"v":[{"v":"1"},{"v":"2"}]}]""", """[{"v":[]}]"""], await _emulator.RowsAsync("lists"));
        Assert.Contains("Only optional fields can be set to NULL",
            EmulatorHttp.Message(await _emulator.LoadAsync(
                "lists", ParquetBytes.Of([column], (Array)new long?[][] { [1, null] }), infer)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_parquet_fails_the_job_and_not_the_request()
    {
        var job = await _emulator.LoadAsync("broken", [1, 2, 3]);
        Assert.Equal("invalid", EmulatorHttp.Reason(job));
        Assert.StartsWith("Error while reading data", EmulatorHttp.Message(job), StringComparison.Ordinal);
    }

    private const long Moment = 1_795_428_672_000_013;

    private static byte[] Timestamps(long micros)
    {
        using var type = LogicalType.Timestamp(true, TimeUnit.Micros);
        return ParquetBytes.Of([new Column(typeof(long?), "at", type)], new long?[] { micros });
    }

    internal static string Schema(string name, string type, string mode) => $$"""
        "sourceFormat":"PARQUET","schema":{"fields":[{"name":"{{name}}","type":"{{type}}","mode":"{{mode}}"}]}
        """;
}
