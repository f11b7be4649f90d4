using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>Where durable state lives.</summary>
internal static class DataOption
{
    private static readonly Phrase Meaning = new("Data folder, in which runs are kept so that they can be resumed", "数据文件夹，保存运行以便继续");

    /// <summary>The option <c>--data</c>.</summary>
    public static Option<string> Create(Desk desk) => new("--data")
    {
        Description = desk.Say(Meaning),
        HelpName = "DIR",
        DefaultValueFactory = _ => ".gongyu",
    };
}
