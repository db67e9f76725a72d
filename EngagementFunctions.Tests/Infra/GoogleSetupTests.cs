namespace EngagementFunctions.Tests.Infra;

/// <summary>infra/google/setup.sh against a stand-in that records what is asked of gcloud and bq.</summary>
public sealed class GoogleSetupTests : IDisposable
{
    private const string Subject = "00000000-0000-0000-0000-00000000000a";

    private static readonly string[] Arguments =
    [
        "--project", "my-project", "--tenant", "00000000-0000-0000-0000-00000000000b", "--subject", Subject,
        "--audience", "api://engagement-bigquery", "--dataset", "engagement", "--location", "EU",
    ];

    private static readonly string[] InOrder =
    [
        "gcloud services enable ", "workload-identity-pools create engagement ", "providers create-oidc azure ",
        "service-accounts create engagement-loader ", "service-accounts add-iam-policy-binding ",
        "projects add-iam-policy-binding ", "iam roles create engagementRowPolicies ", "projects add-iam-policy-binding ",
        "mk --dataset ", "GRANT ", "mk --dataset ", "GRANT ",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engagement-google-");

    public GoogleSetupTests()
    {
        foreach (var program in new[] { "gcloud", "bq" })
        {
            File.Copy(Repository.PathOf("EngagementFunctions.Tests/Infra/google-stand-in.sh"), PathOf(program));
        }
    }

    private string[] Changes => File.Exists(PathOf("changes")) ? File.ReadAllLines(PathOf("changes")) : [];

    [Fact]
    public async Task The_first_run_makes_everything_in_order_and_the_second_changes_nothing()
    {
        var (code, said) = await RunAsync([.. Arguments, "--routines"]);

        Assert.True(code == 0, said);
        Assert.Equal(InOrder.Length + 2, Changes.Length);
        Assert.All(InOrder.Zip(Changes), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Contains("14 changes made.", said, StringComparison.Ordinal);

        var made = Changes;
        (code, said) = await RunAsync([.. Arguments, "--routines"]);
        Assert.Equal(0, code);
        Assert.Contains("Nothing to do.", said, StringComparison.Ordinal);
        Assert.Equal(made, Changes);
    }

    [Fact]
    public async Task Only_the_app_s_identity_is_let_in_and_it_may_write_to_both_datasets()
    {
        await RunAsync(Arguments);

        Assert.Contains($"--attribute-condition=assertion.sub == '{Subject}'", Changes[2], StringComparison.Ordinal);
        Assert.Contains(
            "--issuer-uri=https://sts.windows.net/00000000-0000-0000-0000-00000000000b/ ",
            Changes[2], StringComparison.Ordinal);
        Assert.Contains($"workloadIdentityPools/engagement/subject/{Subject} ", Changes[4], StringComparison.Ordinal);
        Assert.Contains("roles/bigquery.jobUser", Changes[5], StringComparison.Ordinal);
        Assert.Contains("--permissions=bigquery.rowAccessPolicies.list ", Changes[6], StringComparison.Ordinal);
        Assert.Contains(
            "--role=projects/my-project/roles/engagementRowPolicies --member=serviceAccount:engagement-loader@",
            Changes[7], StringComparison.Ordinal);
        Assert.EndsWith("my-project:engagement", Changes[8], StringComparison.Ordinal);
        Assert.EndsWith("my-project:engagement_work", Changes[10], StringComparison.Ordinal);
        Assert.All(
            [Changes[9], Changes[11]],
            grant => Assert.Contains("`roles/bigquery.dataEditor` ON SCHEMA", grant, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_ends_with_the_settings_that_the_app_wants()
    {
        var (_, said) = await RunAsync(Arguments);
        var settings = said.Split('\n').Where(line => line.StartsWith("Google__", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "Google__WorkloadIdentityAudience=//iam.googleapis.com/projects/123456789012/locations/global/"
                    + "workloadIdentityPools/engagement/providers/azure",
                "Google__ServiceAccount=engagement-loader@my-project.iam.gserviceaccount.com",
                "Google__TokenScope=api://engagement-bigquery/.default",
            ],
            settings);
        Assert.Empty(settings.Select(line => line.Split('=')[0]).Except(KnownSettings.All));
    }

    [Fact]
    public async Task A_plan_tells_every_change_and_makes_none()
    {
        var (code, said) = await RunAsync([.. Arguments, "--plan"]);

        Assert.Equal(0, code);
        Assert.Empty(Changes);
        var would = said.Split('\n').Where(line => line.StartsWith("would ", StringComparison.Ordinal)).ToList();
        Assert.Equal(InOrder.Length, would.Count);
        Assert.All(
            InOrder.Zip(would), pair => Assert.Contains(pair.First.Trim(), pair.Second, StringComparison.Ordinal));
        Assert.Contains("12 changes would be made; nothing was.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_lets_in_another_identity_is_put_right()
    {
        await RunAsync(Arguments);
        var (code, _) = await RunAsync([.. Arguments, "--subject", "00000000-0000-0000-0000-00000000000c"]);

        Assert.Equal(0, code);
        Assert.Contains("providers update-oidc azure", Changes[12], StringComparison.Ordinal);
        Assert.Contains("00000000-0000-0000-0000-00000000000c", Changes[12], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_step_stops_with_its_name_and_what_to_do()
    {
        var (code, said) = await RunAsync(
            Arguments,
            ("STAND_IN_FAILS_ON", "service-accounts create"),
            ("STAND_IN_SAYS", "PERMISSION_DENIED: invented"));

        Assert.Equal(1, code);
        Assert.Contains(
            "FAILED at service account engagement-loader@my-project.iam.gserviceaccount.com",
            said, StringComparison.Ordinal);
        Assert.Contains("PERMISSION_DENIED: invented", said, StringComparison.Ordinal);
        Assert.Contains("run the same command again", said, StringComparison.Ordinal);
        Assert.Equal(3, Changes.Length);
    }

    [Fact]
    public async Task What_was_made_a_moment_ago_is_given_time()
    {
        var (code, said) = await RunAsync(
            Arguments,
            ("STAND_IN_FAILS_ON", "service-accounts add-iam-policy-binding"),
            ("STAND_IN_SAYS", "NOT_FOUND: the service account does not exist"),
            ("STAND_IN_TIMES", "2"));
        Assert.True(code == 0, said);
        Assert.Equal(InOrder.Length, Changes.Length);
    }

    [Theory]
    [InlineData("STAND_IN_POOL", "DELETED|", "workload-identity-pools undelete engagement --location=global --project=my-project")]
    [InlineData("STAND_IN_POOL", "ACTIVE|True", "workload-identity-pools update engagement --location=global --project=my-project --no-disabled")]
    [InlineData("STAND_IN_PROVIDER", "DELETED|", "providers undelete azure --workload-identity-pool=engagement --location=global --project=my-project")]
    [InlineData("STAND_IN_PROVIDER", "ACTIVE|True", "providers update-oidc azure --workload-identity-pool=engagement --location=global --project=my-project --no-disabled")]
    [InlineData("STAND_IN_ROLE", "True|GA|", "gcloud iam roles undelete engagementRowPolicies --project=my-project")]
    public async Task What_was_deleted_or_switched_off_is_told_with_the_command_that_takes_it_back(string what, string state, string command)
    {
        await RunAsync(Arguments);
        var made = Changes;
        var (code, said) = await RunAsync(Arguments, (what, state));
        Assert.Equal(1, code);
        Assert.Contains(command, said, StringComparison.Ordinal);
        Assert.Equal(made, Changes);
    }

    [Theory]
    [InlineData("|GA|bigquery.rowAccessPolicies.list;bigquery.tables.delete")]
    [InlineData("|DISABLED|bigquery.rowAccessPolicies.list")]
    public async Task A_role_that_allows_more_or_nothing_is_put_right(string found)
    {
        await RunAsync(Arguments);
        var (code, _) = await RunAsync(Arguments, ("STAND_IN_ROLE", found));
        Assert.Equal(0, code);
        Assert.Contains("iam roles update engagementRowPolicies", Changes[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Missing: --project --tenant --subject --audience --dataset --location")]
    [InlineData("--project needs a value.", "--project")]
    [InlineData("--project needs a value.", "--project", "--plan")]
    [InlineData("setup.sh has no option --nope.", "--nope", "x")]
    public async Task A_wrong_request_is_told_before_anything_is_asked(string message, params string[] arguments)
    {
        var (code, said) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.StartsWith(message, said, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("calls")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private Task<(int Code, string Said)> RunAsync(string[] arguments, params (string Name, string Value)[] changes)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
            ["STAND_IN_FOLDER"] = _folder.FullName,
            ["ENGAGEMENT_SETUP_PAUSE"] = "0",
        };
        foreach (var (name, value) in changes)
        {
            environment[name] = value;
        }

        return Repository.RunAsync(Repository.PathOf("infra/google/setup.sh"), arguments, environment);
    }
}
