namespace Gongyu.Experiments.Tests;

public class ArchitectureTests
{
    [Fact]
    public void Experiments_knows_the_model_and_no_other_room() => Assert.Equal(
        ["Gongyu.Model"],
        typeof(Ensemble).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Gongyu.", StringComparison.Ordinal)));
}
