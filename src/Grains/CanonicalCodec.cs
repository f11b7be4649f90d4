using System.Buffers;
using Gongyu.Model;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace Gongyu.Grains;

/// <summary>
/// Sends the model's facts over the wire as their canonical bytes: what is sent is what is hashed, and the model needs to know no
/// transport. Facts do not change, so within a silo they are passed on as they are.
/// </summary>
[Alias("gongyu.canonical")]
public sealed class CanonicalCodec : IGeneralizedCodec, IGeneralizedCopier, ITypeFilter
{
    private static readonly HashSet<Type> Sent = [.. typeof(Scenario).Assembly.GetExportedTypes().Where(CanonicalForm.Has)];

    /// <summary>The types it sends.</summary>
    public static IReadOnlyCollection<Type> Types => Sent;

    /// <inheritdoc/>
    public bool IsSupportedType(Type type) => Sent.Contains(type);

    /// <inheritdoc/>
    public bool? IsTypeAllowed(Type type) => IsSupportedType(type) ? true : null;

    /// <inheritdoc/>
    public object? DeepCopy(object? input, CopyContext context) => input;

    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value))
            return;
        // The type is always written: a reader that serves many types is not told which one was expected.
        writer.WriteFieldHeader(fieldIdDelta, null, value.GetType(), WireType.LengthPrefixed);
        var bytes = new CanonicalWriter();
        CanonicalForm.Of(value.GetType()).Write(value, bytes);
        writer.WriteVarUInt32((uint)bytes.Written.Length);
        writer.Write(bytes.Written);
    }

    /// <inheritdoc/>
    public object? ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference)
            return ReferenceCodec.ReadReference(ref reader, field.FieldType);
        field.EnsureWireType(WireType.LengthPrefixed);
        uint placeholder = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        byte[] bytes = reader.ReadBytes(reader.ReadVarUInt32());
        var from = new CanonicalReader(bytes);
        object value = CanonicalForm.Of(field.FieldType!).Read(ref from);
        ReferenceCodec.RecordObject(reader.Session, value, placeholder);
        return value;
    }
}
