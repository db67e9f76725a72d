using System.Diagnostics;

namespace EngagementFunctions.Local.Processes;

/// <summary>Runs programs as another account when this process is root.</summary>
internal static class Unprivileged
{
    private const string SetSid = "/usr/bin/setsid";
    private static readonly string[] Accounts = ["postgres", "nobody"];

    /// <summary>The account a server that refuses root should run as; null when this process is not root.</summary>
    public static string? Account()
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return Accounts.FirstOrDefault(known.Contains)
            ?? throw new LocalWorldException("PostgreSQL refuses to run as root, and there is neither an account "
                + "'postgres' nor 'nobody' to run it as: add one of them, or run as an ordinary user.");
    }

    public static ProcessStartInfo StartInfo(string? account, string program, IReadOnlyList<string> arguments) =>
        account is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("runuser", ["-u", account, "--", program, .. arguments]);

    /// <summary>Away from the terminal's signals, where the system has setsid (macOS has not).</summary>
    public static ProcessStartInfo InOwnSession(this ProcessStartInfo info) =>
        File.Exists(SetSid) ? new ProcessStartInfo(SetSid, [info.FileName, .. info.ArgumentList]) : info;
}
