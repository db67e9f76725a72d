using System.Text.Encodings.Web;
using System.Text.Json;

namespace EngagementFunctions.Tests.Conformance;

/// <summary>Where conformance.sh looks for what the outside judges are to be given; without it, nothing is written.</summary>
internal static class ConformanceFolder
{
    private const string Variable = "ENGAGEMENT_CONFORMANCE_FOLDER";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of JSON for each case.</summary>
    public static void Write<T>(string file, IEnumerable<T> cases)
    {
        if (Find() is { } folder)
            File.WriteAllLines(Path.Combine(folder, file), cases.Select(item => JsonSerializer.Serialize(item, Readable)));
    }

    public static void Write(string file, byte[] content)
    {
        if (Find() is { } folder) File.WriteAllBytes(Path.Combine(folder, file), content);
    }

    private static string? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
