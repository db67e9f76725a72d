using System.CommandLine;
using EngagementFunctions.Local;
using EngagementFunctions.Local.Demo;

var commands = new RootCommand("The world around the engagement functions, on this machine.")
{
    new DemoCommand().Build(),
    new EmulatorCommand().Build(),
};
return await CommandLine.RunAsync(commands.Parse(args));
