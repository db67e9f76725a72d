namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>The two procedures of infra/google/routines.</summary>
public sealed class EngagementProcedureTests : IDisposable
{
    private const string Staging = "stg_student_engagement";

    private readonly SqlWarehouse _warehouse = new();

    public EngagementProcedureTests()
    {
        _warehouse.Run($"""
            CREATE TABLE {Staging} (id INT64, firstName STRING, lastName STRING, country STRING, specialization STRING,
              level INT64, attemptsCodingTaskSQL INT64, attemptsCodingTaskPython INT64, total_de_score NUMERIC,
              total_ml_score FLOAT64, createdOn TIMESTAMP, lastRequest TIMESTAMP, updatedOn TIMESTAMP,
              email_address STRING)
            """);
        foreach (var name in new[] { "sp_cdcv2", "sp_create_student_engagement" })
            _warehouse.Run(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "routines", $"{name}.sql"))
                .Replace("${PROJECT}", "demo", StringComparison.Ordinal)
                .Replace("${DATASET}", "sales", StringComparison.Ordinal));
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Changes_are_captured_row_by_row_and_counted()
    {
        _warehouse.Run(
            $"INSERT {Staging} (id, specialization, firstName) VALUES (1, 'de', 'A'), (2, 'de', 'B'), (2, 'ml', NULL)");
        Assert.Equal("3|0|0", _warehouse.Rows("CALL sp_cdcv2()"));

        _warehouse.Run($"UPDATE {Staging} SET lastRequest = '2026-01-02 03:04:05+00' WHERE id = 1");
        _warehouse.Run($"DELETE {Staging} WHERE specialization = 'ml'");
        _warehouse.Run($"INSERT {Staging} (id, specialization) VALUES (3, 'de')");

        Assert.Equal("1|1|1", _warehouse.Rows("CALL sp_cdcv2()"));
        Assert.Equal("0|0|0", _warehouse.Rows("CALL sp_cdcv2()"));
        Assert.Equal("3|0|0\n1|1|1\n0|0|0", _warehouse.Rows("SELECT inserted, updated, deleted FROM run_control"));
        Assert.Equal(
            "1|A|user@example.com\n2|B|user@example.com\n3|NULL|user@example.com",
            _warehouse.Rows("SELECT id, firstName, last_updated_by FROM student_engagement_cdc ORDER BY id"));
    }

    [Fact]
    public void The_published_table_is_left_as_it_is_and_the_users_table_has_the_same_rows()
    {
        _warehouse.Run($"INSERT {Staging} (id, specialization) VALUES (1, 'de'), (2, 'ml')");

        _warehouse.Run("CALL sp_cdcv2()");
        Assert.Equal("2", _warehouse.Rows("CALL sp_create_student_engagement()"));

        Assert.Equal("2", _warehouse.Rows($"SELECT COUNT(*) FROM {Staging}"));
        Assert.Equal("0", _warehouse.Rows($"""
            SELECT COUNT(*) FROM student_engagement AS u
            FULL JOIN {Staging} AS s ON u.id = s.id AND u.specialization = s.specialization
            WHERE u.id IS NULL OR s.id IS NULL
            """));
    }

    [Fact]
    public void A_failure_half_way_leaves_nothing_behind()
    {
        _warehouse.Run($"INSERT {Staging} (id, specialization) VALUES (1, 'de')");
        _warehouse.Run("CALL sp_cdcv2()");
        _warehouse.Run("ALTER TABLE run_control RENAME COLUMN inserted TO added");
        _warehouse.Run($"INSERT {Staging} (id, specialization) VALUES (2, 'de')");

        Assert.StartsWith(
            "Column inserted is not present", _warehouse.Error("CALL sp_cdcv2()"), StringComparison.Ordinal);
        Assert.Equal("1", _warehouse.Rows("SELECT COUNT(*) FROM student_engagement_cdc"));
    }
}
