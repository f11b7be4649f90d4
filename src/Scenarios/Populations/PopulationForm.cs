using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The name of a population file: in the folder <c>data</c> beside the scenario, so that both can be copied together.</summary>
internal sealed partial class PopulationForm : Form<Population?>
{
    private const string Pattern = @"^data/[\p{L}\p{Nd}_-]+\.csv$";

    public override Phrase Allowed { get; } = new(
        "data/NAME.csv, a file in the folder data beside the scenario", "data/NAME.csv，即情景文件旁 data 文件夹中的文件");

    public override Population? Read(Node node, Population? present, Faults faults)
    {
        if (node is not Scalar scalar || !Name().IsMatch(scalar.Text))
            return Wrong(node, present, faults);
        var (text, wrong) = faults.Beside.Open(scalar.Text, PopulationReader.MaxBytes);
        var population = text is null ? null : PopulationReader.Read(scalar.Text, text, wrong);
        faults.Include(wrong);
        return population ?? present;
    }

    public override Node Write(Population? value) => Plain(value!.Source);

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };

    [GeneratedRegex(@"^data/[\p{L}\p{Nd}_-]+\.csv\z")]
    private static partial Regex Name();
}
