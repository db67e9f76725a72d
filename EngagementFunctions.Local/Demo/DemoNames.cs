using System.Security.Cryptography;

namespace EngagementFunctions.Local.Demo;

/// <summary>What things are called in the demo's invented cloud.</summary>
internal sealed record DemoNames
{
    public static readonly string[] Procedures = ["sp_cdcv2", "sp_create_student_engagement"];

    /// <summary>What the second procedure makes.</summary>
    public const string FinalTable = "student_engagement";

    public string Project { get; } = "engagement-demo";

    public string Dataset { get; } = "engagement";

    public string WorkDataset => Dataset + "_work";

    public string Table { get; } = "stg_student_engagement";

    public string Target => $"{Project}.{Dataset}.{Table}";

    public string SecretName { get; } = "engagement-postgres";

    /// <summary>The key of the function app's HTTP functions, good for this demo only.</summary>
    public string FunctionKey { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);
}
