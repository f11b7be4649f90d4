namespace Gongyu.Model;

/// <summary>
/// Marks a fact that travels between stakeholders. The model knows no transport; a host that has one reads this mark.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class WireAttribute : Attribute;
