using EngagementFunctions.Tests.Emulator;
using ParquetSharp;

namespace EngagementFunctions.Tests.Conformance;

/// <summary>What the bq client showed to be different; conformance.sh runs that client itself.</summary>
public class OfficialClientTests
{
    [Theory]
    [InlineData("SELECT @n + 1 AS m", "\"name\":\"n\",")]
    [InlineData("SELECT ? + 1 AS m", "")]
    public async Task Query_parameters_need_no_parameter_mode(string sql, string name)
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        var answer = await emulator.PostAsync("projects/demo/queries", $$$"""
            {"query":"{{{sql}}}","useLegacySql":false,"queryParameters":[
              {{{{name}}}"parameterType":{"type":"INT64"},"parameterValue":{"value":"5"}}]}
            """);
        Assert.Equal("6", (string?)answer["rows"]![0]!["f"]![0]!["v"]);
    }

    [Fact]
    public async Task A_file_that_is_no_Parquet_is_refused_in_words_that_name_no_file_of_the_emulator()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        var job = await emulator.LoadAsync("people", "id,name\n1,a\n"u8.ToArray());
        Assert.Equal(
            "Error while reading data, error message: Input file is not in Parquet format.",
            (string?)job["status"]!["errorResult"]!["message"]);
    }

    [Fact]
    public async Task A_small_Parquet_file_is_there_for_the_official_client()
    {
        var file = ParquetBytes.Of(
            [new Column<long?>("id"), new Column<string>("name")], new long?[] { 6, 7 }, new[] { "Zoë", null });
        await using var emulator = await EmulatorHttp.StartAsync();
        Assert.Null((await emulator.LoadAsync("people", file))["status"]!["errorResult"]);
        ConformanceFolder.Write("people.parquet", file);
    }
}
