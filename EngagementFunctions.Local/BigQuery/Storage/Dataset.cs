using System.Collections.Immutable;

namespace EngagementFunctions.Local.BigQuery.Storage;

internal sealed record Dataset(DatasetId Id, string Location)
{
    public string? Description { get; init; }

    public string? FriendlyName { get; init; }

    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TimeSpan? DefaultTableExpiration { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>Members of the resource that the emulator keeps without giving them a meaning.</summary>
    public ImmutableDictionary<string, string> KeptJson { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, Table> Tables { get; init; } = NoTables;

    public ImmutableSortedDictionary<string, Routine> Routines { get; init; } = NoRoutines;

    /// <summary>A leading underscore hides a dataset from lists: query results live in one such.</summary>
    public bool IsHidden => Id.Name.StartsWith('_');

    private static readonly ImmutableSortedDictionary<string, Table> NoTables =
        ImmutableSortedDictionary.Create<string, Table>(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, Routine> NoRoutines =
        ImmutableSortedDictionary.Create<string, Routine>(StringComparer.OrdinalIgnoreCase);
}

internal static class DatasetDefaults
{
    /// <summary>A table without an expiration of its own takes the dataset's default, from now on.</summary>
    public static Table WithDefaults(this Dataset dataset, Table table, DateTimeOffset now) =>
        table.ExpirationTime is null && dataset.DefaultTableExpiration is { } lifetime
            ? table with { ExpirationTime = now + lifetime }
            : table;
}
