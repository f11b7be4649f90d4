using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Gongyu.Grains.Tests;

/// <summary>A class whose code uses a member of a type of another assembly.</summary>
/// <param name="By">The class, the outermost if nested.</param>
/// <param name="Type">The type that is used.</param>
/// <param name="Member">Its member.</param>
internal sealed record Use(string By, string Type, string Member);

/// <summary>Reads what an assembly's code uses from its bytes, compiler-made classes and all.</summary>
internal static class Metadata
{
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Types of other assemblies that are named anywhere: in code, fields or signatures.</summary>
    public static IReadOnlyList<string> TypesNamedIn(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeReferences.Select(reference => NameOf(reader, reference))];
    }

    /// <summary>Members of other assemblies that are used in code.</summary>
    public static IReadOnlyList<Use> UsesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var uses = new List<Use>();
        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            string by = OutermostName(reader, method.GetDeclaringType());
            foreach (var token in TokensIn(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
                if (Resolve(reader, token) is { } used)
                    uses.Add(new(by, used.Type, used.Member));
        }
        return uses;
    }

    private static IEnumerable<EntityHandle> TokensIn(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            var operand = OpCodes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(code, at));
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static (string Type, string Member)? Resolve(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind != HandleKind.MemberReference)
            return null;
        var member = reader.GetMemberReference((MemberReferenceHandle)handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? (NameOf(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name))
            : null;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.Namespace.IsNil ? reader.GetString(type.Name) : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private static string OutermostName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        while (!reader.GetTypeDefinition(handle).GetDeclaringType().IsNil)
            handle = reader.GetTypeDefinition(handle).GetDeclaringType();
        return reader.GetString(reader.GetTypeDefinition(handle).Name);
    }
}
