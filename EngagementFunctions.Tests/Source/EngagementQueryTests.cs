using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Source;

public class EngagementQueryTests(PostgresFixture postgres)
{
    private const string Tables = """
        CREATE TABLE "User" (id bigint PRIMARY KEY, "firstName" text, "lastName" text, country varchar(60), email text,
            "createdOn" timestamp, "lastRequest" timestamp, "updatedOn" timestamptz);
        CREATE TABLE "UserSpecialization" ("userId" bigint REFERENCES "User", specialization text, level integer,
            "cloudDataIngestionScore" numeric(6,2), "cloudDataPipelinePython" numeric(6,2),
            "cloudDataPipelineOrchestration" numeric(6,2), "dataTransformationResultValidationSQL" numeric(6,2),
            "cloudDataStorageRetrievalSecurity" numeric(6,2),
            "mlIntroAndEDA" double precision, "mlmCreationAndTraining" double precision,
            "mlmServingAndPredictions" double precision, "llmEvaluationAndTuning" double precision,
            "llmAndGenerativeAI" double precision,
            "attemptsCodingTaskSQL" integer, "attemptsCodingTaskPython" integer);
        INSERT INTO "User" SELECT i, 'Given', 'Made-Up', 'Nowhere', 'user' || i || '@example.invalid', '2024-01-02 03:04:05',
            NULL, '2024-05-06 07:08:09Z' FROM generate_series(1, 12) i;
        INSERT INTO "UserSpecialization" SELECT i, s, 3, 10.25, 20, 30, 40.5, CASE WHEN i = 5 THEN NULL ELSE 1 END,
            1.5, 2, 3, 4, 5.25, 7, NULL FROM generate_series(1, 11) i, unnest(ARRAY['de', 'ml']) s;
        """;

    [Fact]
    public async Task It_gives_one_row_a_user_and_specialization_without_the_excluded_users()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var sql = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Source", "engagement.sql"), TestContext.Current.CancellationToken);
        await using var snapshot = await database.OpenAsync(sql, ("excluded_user_ids", "{2,3,6,9,10,23,58}"));
        Assert.Equal(
            ["id INT64", "firstName STRING", "lastName STRING", "country STRING", "specialization STRING", "level INT64",
                "total_de_score NUMERIC", "total_ml_score FLOAT64", "attemptsCodingTaskSQL INT64",
                "attemptsCodingTaskPython INT64", "createdOn DATETIME", "lastRequest DATETIME", "updatedOn TIMESTAMP",
                "email_address STRING"],
            ColumnMapping.Plan(snapshot.Columns, new ColumnOptions()).Select(c => $"{c.Name} {ColumnTypes.Describe(c)}"));
        var rows = await SourceRow.ReadAllAsync(snapshot);
        Assert.Equal(12, rows.Count);
        Assert.Equal(12, rows.Distinct().Count());
        Assert.DoesNotContain(rows, row => row.Fields.StartsWith("0000000000000002,", StringComparison.Ordinal));
        Assert.Equal(2, rows.Count(row => row.Fields.Split(',')[6] == "null"));
    }

    [Fact]
    public async Task It_fails_without_the_list_of_excluded_users()
    {
        var database = await SourceDatabase.CreateAsync(postgres, Tables);
        var sql = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Source", "engagement.sql"), TestContext.Current.CancellationToken);
        await using var snapshot = await database.OpenAsync(sql);
        var error = await Assert.ThrowsAsync<Errors.ExtractionException>(() => SourceRow.ReadAllAsync(snapshot));
        Assert.Contains("engagement.excluded_user_ids", error.Message, StringComparison.Ordinal);
    }
}
