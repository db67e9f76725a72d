namespace EngagementFunctions.Checks;

/// <summary>
/// What the triggers may ask for. Public, with nothing public in it, because the platform makes the function classes
/// through public constructors.
/// </summary>
public sealed class CheckDesk
{
    private readonly CheckRound _round;

    internal CheckDesk(CheckRound round) => _round = round;

    internal Task<CheckReport> RunAsync(CancellationToken cancellationToken) => _round.RunAsync(cancellationToken);
}
