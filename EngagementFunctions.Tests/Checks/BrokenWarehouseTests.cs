using System.Net.Http.Json;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Checks;

/// <summary>Each hop from the token exchange to the proof, broken once, and each permission taken away alone.</summary>
public partial class BrokenWarehouseTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("Google__WorkloadIdentityAudience", "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x")]
    [InlineData("Google__TokenScope", "api://another-application/.default")]
    public Task A_token_that_Google_does_not_take(string setting, string value) =>
        WrongAsync("token_exchange", setting, (setting, value));

    [Fact]
    public Task An_account_that_the_identity_may_not_act_as() => WrongAsync(
        "impersonation", "add-iam-policy-binding other@", ("Google__ServiceAccount", "other@engagement-demo.iam.gserviceaccount.com"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_Google_takes_or_not(bool isGood)
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world =>
        {
            var (id, json) = world.Vault.ServiceAccountKeys.Create(world.Vault.KeyTokenUri);
            world.Vault.Secrets.Set("google-key", json);
            if (!isGood)
            {
                world.Vault.ServiceAccountKeys.Disable(id);
            }

            return Task.FromResult<(string, string?)[]>(
            [
                ("Google__KeySecretName", "google-key"),
                ("Google__WorkloadIdentityAudience", null),
                ("Google__ServiceAccount", null),
                ("Google__TokenScope", null),
            ]);
        }, status: isGood ? 200 : 422);
        Assert.Equal(isGood ? [] : ["token_exchange"], checks.Wrong());
        Assert.Equal(isGood ? "fine" : "not_checked", checks.Of("self_check").Outcome);
        Assert.Equal(!isGood, checks.Of("token_exchange").Mend.Contains("service-accounts keys create", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_key_that_is_not_in_the_vault() => WrongAsync(
        "token_exchange", "az keyvault secret set --vault-name 127 --name google-key",
        ("Google__KeySecretName", "google-key"),
        ("Google__WorkloadIdentityAudience", null),
        ("Google__ServiceAccount", null),
        ("Google__TokenScope", null));

    [Fact]
    public Task A_target_dataset_that_is_missing() => WrongAsync(
        "target_dataset", "mk --dataset engagement-demo:elsewhere", ("BigQuery__DatasetId", "elsewhere"), ("BigQuery__WorkDatasetId", "engagement_work"));

    [Fact]
    public async Task A_dataset_that_never_answers_is_given_up()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, world =>
        {
            world.EmulatorOptions.Intercept = async context =>
            {
                if (context.Request.Path.Value!.EndsWith("/datasets/engagement", StringComparison.Ordinal))
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                }

                return false;
            };
            return Task.FromResult<(string, string?)[]>([]);
        });
        Assert.Equal(["target_dataset"], checks.Wrong());
        Assert.Equal("There was no answer within 30 s.", checks.Of("target_dataset").Found);
        Assert.Equal("not_checked", checks.Of("self_check").Outcome);
    }

    [Fact]
    public Task A_work_dataset_that_is_missing() => WrongAsync(
        "work_dataset", "bq --location=US mk --dataset engagement-demo:workshop", ("BigQuery__WorkDatasetId", "workshop"));

    [Fact]
    public async Task A_work_dataset_in_another_place() => await WrongAsync("location", "bq --location=US mk", async world =>
    {
        using var made = await world.Rest.PostAsync(
            "datasets",
            new { datasetReference = new { projectId = world.Names.Project, datasetId = "far_away" }, location = "EU" },
            TestContext.Current.CancellationToken);
        return [("BigQuery__WorkDatasetId", "far_away")];
    }, "work_tables_write");

    [Fact]
    public Task A_location_that_is_not_the_datasets() => WrongAsync("location", "BigQuery__Location=US", async _ =>
    {
        await Task.CompletedTask;
        return [("BigQuery__Location", "EU")];
    }, "target_read");

    [Theory]
    [InlineData("defaultTableExpirationMs", "--default_table_expiration 0")]
    [InlineData("defaultPartitionExpirationMs", "--default_partition_expiration 0")]
    public Task A_dataset_whose_tables_expire(string member, string mend) => WrongAsync("table_expiration", mend, async world =>
    {
        await PatchAsync(world, world.Names.WorkDataset, new Dictionary<string, string> { [member] = "86400000" });
        return [];
    });

    [Fact]
    public async Task A_procedure_that_takes_arguments()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, async world =>
        {
            await world.QueryAsync($"CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.sp_since`(day DATE) BEGIN SELECT day; END");
            return [("BigQuery__Procedures", "sp_since")];
        });
        Assert.Equal(["procedures"], checks.Wrong());
        Assert.Contains("sp_since takes 1 arguments", checks.Of("procedures").Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "{\"accept\": [\"schema\"], \"reason\"")]
    [InlineData(true, "ALTER TABLE")]
    public async Task A_query_that_no_longer_fits_the_target(bool isGuarded, string mend)
    {
        using var query = new TemporaryFile("SELECT id, true AS specialization, 1 AS added FROM \"User\"");
        var checks = await CheckedWorld.CheckAsync(postgres, world =>
        {
            world.Deny(isGuarded ? "bigquery.rowAccessPolicies.list" : "none");
            return Task.FromResult<(string, string?)[]>([("Source__QueryFile", query.Path)]);
        });
        Assert.Equal(["schema"], checks.Wrong());
        Assert.Contains("email_address (STRING) is not in the query", checks.Of("schema").Found, StringComparison.Ordinal);
        Assert.Contains("specialization is NULLABLE STRING there and BOOLEAN", checks.Of("schema").Found, StringComparison.Ordinal);
        Assert.DoesNotContain("added", checks.Of("schema").Found, StringComparison.Ordinal);
        Assert.Contains(mend, checks.Of("schema").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_is_there()
    {
        var checks = await CheckedWorld.CheckAsync(postgres, async world =>
        {
            await world.QueryAsync($"CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.sp_after`() BEGIN SELECT 1; END");
            return [("BigQuery__Procedures", "sp_after")];
        }, status: 200);
        Assert.Equal(("fine", "There are sp_after."), (checks.Of("procedures").Outcome, checks.Of("procedures").Found));
    }

    [Fact]
    public Task A_warehouse_that_writes_values_otherwise() => WrongAsync("self_check", "docs/proof.md", world =>
    {
        world.EmulatorOptions.BeforeJob = job =>
        {
            job.Details["query"] = Sql(job).Replace(
                "FORMAT('%.16e', IF(value = 0, 0, value))", "CAST(value AS STRING)", StringComparison.Ordinal);
            return Task.CompletedTask;
        };
        return Task.FromResult<(string, string?)[]>([]);
    });

    private static string Sql(EmulatedJob job) => job.Kind == "QUERY" ? (string)job.Details["query"]! : "";

    private static Task<(string, string?)[]> Denied(EngagementWorld world, string permission, string resource)
    {
        world.Deny(permission, resource);
        return Task.FromResult<(string, string?)[]>([]);
    }

    private Task WrongAsync(string check, string mend, params (string, string?)[] settings) =>
        WrongAsync(check, mend, _ => Task.FromResult(settings));

    /// <param name="check">What is wrong.</param>
    /// <param name="mend">Part of what mends it.</param>
    /// <param name="spoilAsync">Breaks it.</param>
    /// <param name="along">What is wrong by it too, though it could be looked at.</param>
    private async Task WrongAsync(
        string check, string mend, Func<EngagementWorld, Task<(string, string?)[]>> spoilAsync, params string[] along)
    {
        var checks = await CheckedWorld.CheckAsync(postgres, spoilAsync);
        Assert.Equal([check, .. along], checks.Wrong());
        Assert.Contains(mend, checks.Of(check).Mend, StringComparison.Ordinal);
    }

    private static async Task PatchAsync(EngagementWorld world, string dataset, object body)
    {
        using var http = new HttpClient { BaseAddress = world.Emulator.BaseUri };
        http.DefaultRequestHeaders.Authorization = new("Bearer", world.Vault.IssueForBigQuery());
        using var answer = await http.PatchAsJsonAsync(
            $"projects/{world.Names.Project}/datasets/{dataset}", body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
