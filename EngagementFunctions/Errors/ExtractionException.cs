namespace EngagementFunctions.Errors;

/// <summary>What may be done about a failure.</summary>
internal enum ErrorKind
{
    /// <summary>A setting, a grant or the query is wrong: a person has to change something.</summary>
    Configuration,

    /// <summary>The rows cannot be carried over, or were not proved equal: trying again gives the same answer.</summary>
    Data,

    /// <summary>Trying again, later, may succeed.</summary>
    Transient,

    /// <summary>The run was not let through: another run holds the target, or a gate said no.</summary>
    Refused,
}

/// <summary>
/// The one exception that leaves a step. The message says what was found, what is allowed and what to do,
/// and never holds a row value, a secret or a connection string.
/// </summary>
internal sealed class ExtractionException : Exception
{
    public ExtractionException(ErrorKind kind, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Code = code;
    }

    /// <summary>What may be done about it.</summary>
    public ErrorKind Kind { get; }

    /// <summary>A stable name from <see cref="ErrorCodes"/>, for programs and for the runbook.</summary>
    public string Code { get; }

    /// <summary>Name of the vault's secret that is missing, or holds something else than it should; null where it is none of them.</summary>
    public string? FaultySecret { get; init; }

    public bool IsTransient => Kind == ErrorKind.Transient;
}
