using Gongyu.Grains;
using Gongyu.Model;
using Orleans.Storage;

namespace Gongyu.Silo;

/// <summary>
/// Stores a state as its canonical bytes behind a seal: the layout's version, the model's version and a digest, so that what was altered
/// or written by other rules is refused and not read as something else.
/// </summary>
internal sealed class SealedSerializer : IGrainStorageSerializer
{
    private const uint Mark = 0x5955_4F47; // "GOYU"
    private const byte Layout = 1;

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input)
    {
        var payload = new CanonicalWriter();
        CanonicalForm.Of(typeof(T)).Write(input!, payload);
        var whole = new CanonicalWriter();
        whole.Unsigned(Mark);
        whole.Byte(Layout);
        whole.Int(Recorder.ModelVersion);
        RunHash.Of(payload.Written).Write(whole);
        whole.Bytes(payload.Written);
        return new(whole.Written.ToArray());
    }

    /// <inheritdoc/>
    /// <exception cref="UnreadableStateException">It was altered, or written by another version.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            return Read<T>(input.ToMemory().Span);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UnreadableStateException("the stored state ends too early");
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> stored)
    {
        var from = new CanonicalReader(stored);
        if (from.Unsigned() != Mark || from.Byte() is var layout && layout != Layout)
            throw new UnreadableStateException("the stored state is not one of this program");
        if (from.Int() is var model && model != Recorder.ModelVersion)
            throw new UnreadableStateException($"the stored state is of model version {model}, while this program has {Recorder.ModelVersion}");
        var digest = RunHash.Read(ref from);
        if (RunHash.Of(from.Rest) != digest)
            throw new UnreadableStateException("the stored state was altered");
        return (T)CanonicalForm.Of(typeof(T)).Read(ref from);
    }
}

/// <summary>A stored state cannot be read as what it was.</summary>
public sealed class UnreadableStateException : Exception
{
    /// <summary>Why.</summary>
    public UnreadableStateException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="UnreadableStateException(string)"/>
    public UnreadableStateException()
    {
    }

    /// <inheritdoc cref="UnreadableStateException(string)"/>
    public UnreadableStateException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
