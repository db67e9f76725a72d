using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Tests.EndToEnd;

namespace EngagementFunctions.Tests.Checks;

/// <summary>Each permission taken away alone.</summary>
public partial class BrokenWarehouseTests
{
    private const string Editor = "GRANT `roles/bigquery.dataEditor` ON SCHEMA";

    [Theory]
    [InlineData("bigquery.datasets.get", "engagement_work", "work_dataset", Editor)]
    [InlineData("bigquery.jobs.create", "", "jobs_create", "--role=roles/bigquery.jobUser")]
    [InlineData("bigquery.tables.list", "engagement_work", "work_tables_list", Editor)]
    [InlineData("bigquery.tables.create", "engagement_work", "work_tables_create", Editor)]
    [InlineData("bigquery.tables.updateData", "engagement_work", "work_tables_write", Editor)]
    [InlineData("bigquery.tables.getData", "stg_student_engagement", "target_read", Editor)]
    [InlineData("bigquery.tables.updateData", "stg_student_engagement", "target_write", Editor)]
    [InlineData("bigquery.tables.update", "stg_student_engagement", "target_write", Editor)]
    public Task A_permission_that_is_lacking(string permission, string resource, string check, string mend) =>
        WrongAsync(check, mend, world => Denied(world, permission, resource));

    [Fact]
    public async Task Rows_that_may_be_written_and_not_read()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world =>
        {
            // An INSERT alone reads nothing: the permission goes once it is through.
            world.EmulatorOptions.BeforeJob = job =>
            {
                if (Sql(job).StartsWith("SELECT COUNT(`trial`)", StringComparison.Ordinal))
                {
                    world.Deny("bigquery.tables.getData", "check_");
                }

                return Task.CompletedTask;
            };
            return Task.FromResult<(string, string?)[]>([]);
        });
        Assert.Equal(["work_tables_read"], checks.Wrong());
        Assert.Contains(Editor, checks.Of("work_tables_read").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_may_not_be_deleted_is_said_to_expire()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world => Denied(world, "bigquery.tables.delete", "check_"), leavesTrial: true);
        Assert.Equal(["work_tables_delete"], checks.Wrong());
        Assert.Contains("expires within an hour", checks.Of("work_tables_delete").Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_policies_that_may_not_be_listed_are_a_warning()
    {
        var checks = await CheckedWorld.CheckAsync(
            postgres, world => Denied(world, "bigquery.rowAccessPolicies.list", ""), status: 200);
        Assert.Equal("warning", checks.Of("row_policies").Outcome);
        Assert.Contains("--permissions=bigquery.rowAccessPolicies.list; gcloud projects add-iam-policy-binding", checks.Of("row_policies").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_procedure_that_is_missing() => WrongAsync(
        "procedures", "BigQuery__Procedures", ("BigQuery__Procedures", "sp_nowhere,other.sp_elsewhere"));
}
