using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class StartFailureTests
{
    [Fact]
    public async Task A_schedule_whose_setting_is_missing_ends_the_process() => await FailsAsync(
        new HostTrial(typeof(EveryMinute)),
        "The functions host cannot start: The setting MINUTELY is missing: the schedule of function 'EveryMinute'.");

    [Fact]
    public async Task A_schedule_of_five_fields_ends_the_process() => await FailsAsync(
        new HostTrial(typeof(EveryMinute)) { Arguments = ["--MINUTELY", "0 5 * * *"] },
        "The functions host cannot start: The schedule of function 'EveryMinute' is '0 5 * * *'. "
        + "It has to be six NCrontab fields: second, minute, hour, day, month, day of week; "
        + "for instance 0 0 5 * * * for every day at five.");

    [Fact]
    public async Task A_failed_validation_reaches_the_app_which_says_so_itself()
    {
        using var trial = new HostTrial(typeof(EveryMinute)) { Services = AddInvalidOptions };
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => trial.Build().StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, failure.Failures.Count());
        Assert.Empty(trial.Error.ToString());
    }

    [Fact]
    public async Task A_broken_host_file_ends_the_process() => await FailsAsync(
        new HostTrial { HostFile = "{" },
        "The functions host cannot start: host.json is not valid JSON.");

    [Fact]
    public async Task A_port_that_is_no_port_ends_the_process() => await FailsAsync(
        new HostTrial { Arguments = ["--port", "many"] },
        "The functions host cannot start: --port is 'many'. It has to be a number from 0 (any free port) to 65535.");

    [Fact]
    public async Task A_function_that_cannot_be_called_ends_the_process() => await FailsAsync(
        new HostTrial(typeof(Misshapen)),
        """
        The functions host cannot start:
          - Function 'Two' (Misshapen.Both) needs exactly one trigger; it has 2.
          - Function 'Unbound' (Misshapen.Unbound) has a parameter that nothing is bound to: number.
        """);

    [Fact]
    public async Task A_port_in_use_ends_the_process()
    {
        await using var first = await RunningHost.StartAsync(new HostTrial());
        using var second = new HostTrial { Arguments = ["--port", $"{first.Address.Port}"] };
        await Assert.ThrowsAsync<IOException>(() => second.Build().StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("address already in use", second.Error.ToString());
    }

    private static async Task FailsAsync(HostTrial trial, string message)
    {
        using var disposed = trial;
        await Assert.ThrowsAsync<HostStartException>(
            async () => await trial.Build().StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, trial.ExitCode);
        Assert.Equal(message, trial.Error.ToString().TrimEnd());
        Assert.Empty(trial.Output.ToString());
    }

    private static void AddInvalidOptions(IServiceCollection services) =>
        services.AddOptions<Settings>().ValidateDataAnnotations().ValidateOnStart();

    public sealed class Settings
    {
        [Required(ErrorMessage = "Name is needed.")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "Size is needed.")]
        public int? Size { get; set; }
    }

    public static class Misshapen
    {
        [Function("Two")]
        public static void Both([TimerTrigger("* * * * * *")] TimerInfo timer, [HttpTrigger] HttpRequest request) =>
            _ = (timer, request);

        [Function("Unbound")]
        public static void Unbound([TimerTrigger("* * * * * *")] TimerInfo timer, int number) => _ = (timer, number);
    }
}
