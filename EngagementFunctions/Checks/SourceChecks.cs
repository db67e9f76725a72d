using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Source;
using EngagementFunctions.Configuration;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>PostgreSQL: sign-in, transport, the query and what becomes of its columns, the lock.</summary>
internal sealed class SourceChecks(
    SourceInspection inspection,
    SourceQueryFile queryFile,
    PostgresSource source,
    TargetLock targetLock,
    IOptions<ColumnOptions> columns,
    IOptions<RunOptions> run,
    IOptions<KeyVaultOptions> vault)
{
    private const string ApplicationName = "engagement checks";
    private const string SignIn = "database_sign_in";
    private const string Query = "query";
    public const string Types = "types";

    public IEnumerable<Check> All =>
    [
        new(SignIn, [VaultChecks.Secret], "Username= and Password= in the connection string; with Source__SignIn=Entra: "
            + "SELECT * FROM pgaadauth_create_principal('IDENTITY', false, false)", LookAtSignInAsync),
        new("tls", [VaultChecks.Secret], "SSL Mode=VerifyFull in the connection string; for a private authority "
            + "KeyVault__RootCertificateSecretName or Source__RootCertificate", LookAtTransportAsync),
        new(Query, [SignIn], "GRANT SELECT on the tables that the query reads; or Source__QueryFile, a file with one SELECT", LookAtQueryAsync),
        new(Types, [Query], "A cast in the query, or Columns__NAME__Type; docs/type-mapping.md lists every type", LookAtTypesAsync),
        new("key", [Types], "Run__KeyColumns: columns of the query that identify a row, separated by commas, or none", LookAtKeyAsync),
        // A lock of its own signs in by itself.
        new("lock", vault.Value.LockSecretName.Length > 0 ? [VaultChecks.Secret] : [SignIn],
            "KeyVault__LockSecretName: name of a secret with the primary's connection string", LookAtLockAsync),
    ];

    private async Task<Finding> LookAtSignInAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            facts.Server = await inspection.LookAsync(facts.Logins!.Source, ApplicationName, cancellationToken);
            var kind = facts.Server.IsStandby ? "a standby" : "a primary";
            return Finding.Fine($"PostgreSQL {facts.Server.Version}, {kind}, let the app in.");
        }
        catch (ExtractionException refused) when (refused.Code == ErrorCodes.SourceEncryption)
        {
            facts.TransportProblem = refused.Message;
            return Finding.NotChecked("Not looked at, since tls comes first.");
        }
    }

    private Task<Finding> LookAtTransportAsync(CheckFacts facts, CancellationToken cancellationToken) => Task.FromResult(facts switch
    {
        { TransportProblem: { } problem } => Finding.Wrong(
            problem,
            "KeyVault__RootCertificateSecretName: name of a secret with the authority's certificate, PEM; "
            + "and the certificate's name as Host="),
        { Server: null } => Finding.NotChecked($"Not looked at, since {SignIn} comes first."),
        { Server.Protocol: null } => Finding.Warning("The connection is not encrypted.", "SSL Mode=VerifyFull in the connection string"),
        { Server.IsVerified: false } => Finding.Warning(
            $"The connection is encrypted ({facts.Server.Protocol}), but the server's certificate is not verified.",
            "SSL Mode=VerifyFull in the connection string; for a private authority KeyVault__RootCertificateSecretName"),
        _ => Finding.Fine($"The connection is encrypted ({facts.Server.Protocol}), and the server's certificate proves its name."),
    });

    private async Task<Finding> LookAtQueryAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var query = await queryFile.ReadAsync(cancellationToken);
        await using var snapshot = await source.OpenAsync(facts.Logins!.Source, query, ApplicationName, cancellationToken);
        facts.Columns = snapshot.Columns;
        var names = snapshot.Columns.Select(column => column.Name);
        return Finding.Fine($"One query, {snapshot.Columns.Count} columns: {string.Join(", ", names)}.");
    }

    private Task<Finding> LookAtTypesAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        facts.Planned = ColumnMapping.Plan(facts.Columns, columns.Value);
        var mapped = facts.Planned.Select(column =>
            $"{column.Name} {column.Source.TypeName} becomes {TableSchemas.TypeName(column.Type)}");
        return Task.FromResult(Finding.Fine($"{string.Join("; ", mapped)}."));
    }

    private Task<Finding> LookAtKeyAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var key = KeyGate.Find(run.Value.Key, facts.Planned);
        return Task.FromResult(Finding.Fine(key.Count == 0
            ? "The query is said to have no key."
            : $"The key is {string.Join(", ", key.Select(column => column.Name))}."));
    }

    private async Task<Finding> LookAtLockAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var (isHeld, by) = await targetLock.PeekAsync(facts.Logins!.Lock, cancellationToken);
        return Finding.Fine(!isHeld ? "The lock on the target is free."
            : by is { } holder ? $"Run {holder} holds the lock on the target, and is at work."
            : "Somebody holds the lock on the target: a run whose name the server does not show.");
    }
}
