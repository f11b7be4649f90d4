namespace Gongyu.Model.Tests;

public class ArchitectureTests
{
    [Fact]
    public void The_model_knows_nothing_but_dotnet() => Assert.All(
        typeof(Community).Assembly.GetReferencedAssemblies(), assembly => Assert.True(
            assembly.Name!.StartsWith("System.", StringComparison.Ordinal) && IsSignedByMicrosoft(assembly.GetPublicKeyToken()!),
            $"The model refers to {assembly.Name}."));

    // Tokens of the runtime's own assemblies.
    private static bool IsSignedByMicrosoft(byte[] token) =>
        Convert.ToHexStringLower(token) is "b03f5f7f11d50a3a" or "cc7b13ffcd2ddd51" or "b77a5c561934e089" or "7cec85d7bea7798e";
}
