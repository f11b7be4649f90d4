namespace Gongyu.Scenarios;

/// <summary>Where a node begins, from 1; 0 when it was not read from a text.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A value of a YAML text, with its place.</summary>
internal abstract record Node(Place At);

/// <summary>A single value; plain when not in quotes or a block.</summary>
internal sealed record Scalar(Place At, string Text, bool IsPlain) : Node(At);

/// <summary>A list.</summary>
internal sealed record Items(Place At, IReadOnlyList<Node> Values) : Node(At);

/// <summary>A mapping, whose keys differ.</summary>
internal sealed record Map(Place At, IReadOnlyList<(Scalar Key, Node Value)> Entries) : Node(At);

/// <summary>A value whose fault has been reported.</summary>
internal sealed record Broken(Place At) : Node(At);
