namespace Gongyu.Client.Tests;

/// <summary>The tutorial: its commands work, in the order they are told, in a folder that is empty.</summary>
public sealed class FirstQuestionTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Its_commands_answer_the_question()
    {
        string[] commands = Commands("first-question.md");
        Assert.Equal(["new", "validate", "run", "run", "compare", "verify"], commands.Select(command => command.Split(' ')[1]));
        var screens = new List<string>();
        foreach (string command in commands)
        {
            var (code, screen, errors) = await terminal.Process(command.Split(' ')[1..]);
            Assert.True(code == 0 && errors == "", $"{command}: {code} {errors}");
            screens.Add(screen);
        }
        // What the text says of the answer.
        string[] rows = screens[4].Split('\n');
        Assert.Contains(rows, row => row.StartsWith("incentive.misused ", StringComparison.Ordinal) && row.Contains(" -", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("participation.enterprise ", StringComparison.Ordinal) && row.Contains(" -0.", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("audit.cost ", StringComparison.Ordinal) && row.Contains('+'));
        Assert.Contains("every figure came out again", screens[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_tell_the_same_commands() =>
        Assert.Equal(Commands("first-question.md"), Commands("first-question.zh-CN.md"));

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_README_names_every_command(string name)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", name));
        foreach (string command in (string[])["run", "resume", "step", "pause", "intervene", "fork", "list", "show", "explain", "compare", "sweep", "sensitivity", "verify", "mechanisms", "report", "export", "delete", "serve", "new", "validate", "levers", "metrics", "schema"])
            Assert.Contains($"`{command}", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet run --project src/Client -- run scenarios/baseline.yaml\ndotnet test\n", text, StringComparison.Ordinal);
    }

    private static string[] Commands(string page) => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "pages", page))
        .Where(line => line.StartsWith("gongyu ", StringComparison.Ordinal))];
}
