
namespace EngagementFunctions.Tests.Emulator;

public sealed class TextLoadTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData("INTEGER", "\"9007199254740993\"", "\"9007199254740993\"")]
    [InlineData("FLOAT", "\"NaN\"", "\"NaN\"")]
    [InlineData("FLOAT", "\"-Infinity\"", "\"-Infinity\"")]
    [InlineData("NUMERIC", "\"99999999999999999999999999999.999999999\"", "\"99999999999999999999999999999.999999999\"")]
    [InlineData("NUMERIC", "1.10", "\"1.1\"")]
    [InlineData("BIGNUMERIC", "\"0.00000000000000000000000000000000000001\"", "\"0.00000000000000000000000000000000000001\"")]
    [InlineData("BOOLEAN", "true", "\"true\"")]
    [InlineData("STRING", "\"Zoë \\\"quoted\\\" \\\\ \\n\"", "\"Zoë \\\"quoted\\\" \\\\ \\n\"")]
    [InlineData("BYTES", "\"AAH/XHg=\"", "\"AAH/XHg=\"")]
    [InlineData("DATE", "\"0001-01-01\"", "\"0001-01-01\"")]
    [InlineData("TIME", "\"23:59:59.999999\"", "\"23:59:59.999999\"")]
    [InlineData("DATETIME", "\"9999-12-31T23:59:59.999999\"", "\"9999-12-31T23:59:59.999999\"")]
    [InlineData("TIMESTAMP", "\"1970-01-01T02:00:00.000001+02:00\"", "\"1\"")]
    [InlineData("JSON", "{\"b\":[1,null],\"a\":\"x\"}", "\"{\\\"b\\\":[1,null],\\\"a\\\":\\\"x\\\"}\"")]
    [InlineData("STRING", "null", "null")]
    public async Task A_value_reads_back_as_it_was_loaded(string type, string json, string cell)
    {
        var job = await LoadAsync($$"""{"name":"v","type":"{{type}}"}""", $$"""{"v":{{json}}}""");

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal([$$"""[{"v":{{cell}}}]"""], await _emulator.RowsAsync("t"));
    }

    [Theory]
    [InlineData("INTEGER", "\"9223372036854775808\"")]
    [InlineData("INTEGER", "1.5")]
    [InlineData("NUMERIC", "\"NaN\"")]
    [InlineData("NUMERIC", "\"1.0000000001\"")]
    [InlineData("NUMERIC", "\"100000000000000000000000000000\"")]
    [InlineData("DATE", "\"10000-01-01\"")]
    [InlineData("DATE", "\"infinity\"")]
    [InlineData("DATE", "\"2026-02-29\"")]
    [InlineData("TIME", "\"24:00:00\"")]
    [InlineData("TIMESTAMP", "\"0001-01-01T00:00:00+01:00\"")]
    [InlineData("BYTES", "\"not base64\"")]
    [InlineData("STRING", "{}")]
    public async Task A_value_that_the_type_does_not_hold_fails_the_load(string type, string json)
    {
        var job = await LoadAsync($$"""{"name":"v","type":"{{type}}"}""", $$"""{"v":{{json}}}""");

        Assert.Equal("invalid", EmulatorHttp.Reason(job));
        Assert.Contains("too many errors", EmulatorHttp.Message(job), StringComparison.Ordinal);
        Assert.Contains("Field: v", (string?)job["status"]!["errors"]![1]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"v","type":"STRING","mode":"REQUIRED"}""", """{"v":null}""", "Only optional fields")]
    [InlineData("""{"name":"v","type":"STRING","mode":"REQUIRED"}""", """{}""", "Missing required field: v.")]
    [InlineData("""{"name":"v","type":"STRING"}""", """{"w":1}""", "No such field: w.")]
    [InlineData("""{"name":"v","type":"STRING","mode":"REPEATED"}""", """{"v":["a",null]}""", "Only optional fields")]
    [InlineData("""{"name":"v","type":"STRING"}""", """{"v":""", "Parser terminated")]
    public async Task A_row_that_does_not_fit_the_schema_fails_the_load(string field, string row, string message)
    {
        var job = await LoadAsync(field, row);
        Assert.Contains(message, (string?)job["status"]!["errors"]![1]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_and_arrays_read_back_nested()
    {
        const string fields = """
            {"name":"r","type":"RECORD","mode":"REPEATED","fields":[
              {"name":"at","type":"TIMESTAMP"},{"name":"b","type":"BYTES"},
              {"name":"in","type":"RECORD","fields":[{"name":"n","type":"INTEGER","mode":"REPEATED"}]}]}
            """;
        var job = await LoadAsync(
            fields,
            """
            {"R":[{"at":"1970-01-01T00:00:01Z","b":"AAE=","in":{"n":[1,2]}},{"in":null}]}
            {"r":null}
            {}
            """);

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(
            [
                """[{"v":[{"v":{"f":[{"v":"1000000"},{"v":"AAE="},{"v":{"f":[{"v":[{"v":"1"},{"v":"2"}]}]}}]}},{"v":{"f":[{"v":null},{"v":null},{"v":null}]}}]}]""",
                """[{"v":[]}]""",
                """[{"v":[]}]""",
            ],
            await _emulator.RowsAsync("t"));
    }

    [Fact]
    public async Task As_many_bad_rows_are_left_out_as_the_job_allows()
    {
        const string rows = """
            {"v":1}
            {"v":"x"}
            {"v":3}
            """;
        var job = await LoadAsync("""{"name":"v","type":"INTEGER"}""", rows, ",\"maxBadRecords\":1");

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("2", (string?)job["statistics"]!["load"]!["outputRows"]);
        Assert.Equal("1", (string?)job["statistics"]!["load"]!["badRecords"]);
        Assert.Single(job["status"]!["errors"]!.AsArray());
    }

    [Fact]
    public async Task Csv_reads_quotes_nulls_and_line_breaks()
    {
        await _emulator.CreateTableAsync("t", """{"name":"id","type":"INTEGER"},{"name":"name","type":"STRING"}""");
        var file = System.Text.Encoding.UTF8.GetBytes("id,name\n1,\"a \"\"b\"\",\nc\"\n,\n");

        var job = await _emulator.LoadAsync("t", file, "\"sourceFormat\":\"CSV\",\"skipLeadingRows\":1");

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal(
            ["""[{"v":"1"},{"v":"a \"b\",\nc"}]""", """[{"v":null},{"v":""}]"""], await _emulator.RowsAsync("t"));
    }

    [Theory]
    [InlineData("WRITE_TRUNCATE", 1)]
    [InlineData("WRITE_APPEND", 2)]
    [InlineData("WRITE_TRUNCATE_DATA", 1)]
    [InlineData("WRITE_EMPTY", null)]
    public async Task The_write_disposition_decides_what_becomes_of_present_rows(string write, int? rows)
    {
        await _emulator.CreateTableAsync("t", """{"name":"v","type":"STRING","description":"a text"}""");
        await LoadAsync("""{"name":"v","type":"STRING"}""", """{"v":"old"}""");

        var job = await LoadAsync(
            """{"name":"v","type":"STRING"}""", """{"v":"new"}""", $",\"writeDisposition\":\"{write}\"");

        Assert.Equal(rows is null ? "duplicate" : null, EmulatorHttp.Reason(job));
        Assert.Equal(rows ?? 1, (await _emulator.RowsAsync("t")).Length);
        var description = (string?)(await _emulator.TableAsync("t"))["schema"]!["fields"]![0]!["description"];
        Assert.Equal(write == "WRITE_TRUNCATE" ? null : "a text", description);
    }

    [Fact]
    public async Task A_missing_table_that_must_not_be_made_is_not_found()
    {
        var job = await LoadAsync(
            """{"name":"v","type":"STRING"}""", """{"v":"new"}""", ",\"createDisposition\":\"CREATE_NEVER\"");
        Assert.Equal("notFound", EmulatorHttp.Reason(job));
    }

    private Task<System.Text.Json.Nodes.JsonObject> LoadAsync(string field, string rows, string more = "") =>
        _emulator.LoadAsync("t", System.Text.Encoding.UTF8.GetBytes(rows), $$"""
            "sourceFormat":"NEWLINE_DELIMITED_JSON","schema":{"fields":[{{field}}]}{{more}}
            """);
}
