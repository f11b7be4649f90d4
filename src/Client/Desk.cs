using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>Where a command reads and writes, and in which language.</summary>
/// <param name="Console">Where people read.</param>
/// <param name="Output">Where programs read.</param>
/// <param name="Error">Where faults go.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
internal sealed record Desk(IAnsiConsole Console, TextWriter Output, TextWriter Error, string Language)
{
    /// <summary>A text in the desk's language.</summary>
    public string Say(Phrase text) => text.In(Language);

    /// <summary>Writes a line about something that is wrong.</summary>
    public void Complain(Phrase what) => Error.WriteLine(Say(what));

    /// <summary>Writes every fault on a line of its own.</summary>
    public void Complain(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
            Error.WriteLine(fault.In(Language));
    }

    /// <summary>Tells why a data folder cannot be used.</summary>
    /// <returns>The exit code.</returns>
    public int Refuse(DataFolderException refusal)
    {
        Complain(refusal.What);
        return refusal.Fault switch
        {
            DataFault.InUse => ExitCode.InUse,
            DataFault.NotWritable => ExitCode.NotWritable,
            _ => ExitCode.Damaged,
        };
    }

    /// <summary>Writes an object for a program, and nothing else.</summary>
    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, DataJson.Options));
}
