using System.Buffers.Binary;
using System.Text;

namespace Gongyu.Model;

/// <summary>
/// A fact with one canonical form in bytes: what is hashed, stored, and what a host that has a wire sends.
/// </summary>
/// <typeparam name="T">The fact.</typeparam>
public interface ICanonical<T>
    where T : ICanonical<T>
{
    /// <summary>Writes the fact.</summary>
    void Write(CanonicalWriter to);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end too early.</exception>
    static abstract T Read(ref CanonicalReader from);
}

/// <summary>
/// Writes facts as canonical bytes: little-endian, −0 as 0, NaN refused. The same facts are the same bytes on every machine,
/// which is what hashes and stored states rest on. Reusable; grows as needed.
/// </summary>
public sealed class CanonicalWriter
{
    private byte[] bytes = new byte[256];
    private int length;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public void Clear() => length = 0;

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value) => Take(1)[0] = value;

    /// <summary>Writes four bytes.</summary>
    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    /// <summary>Writes four bytes.</summary>
    public void Unsigned(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    /// <summary>Writes eight bytes.</summary>
    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    /// <summary>Writes eight bytes.</summary>
    public void Unsigned64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    /// <summary>Writes eight bytes.</summary>
    /// <exception cref="ArithmeticException">The value is not a number.</exception>
    public void Double(double value)
    {
        if (double.IsNaN(value))
            throw new ArithmeticException("A result is not a number.");
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value == 0 ? 0.0 : value);
    }

    /// <summary>Writes a fact.</summary>
    public void Fact<T>(in T value)
        where T : ICanonical<T> => value.Write(this);

    /// <summary>Writes the number of facts and each of them.</summary>
    public void Facts<T>(ReadOnlySpan<T> values)
        where T : ICanonical<T>
    {
        Int(values.Length);
        foreach (ref readonly var value in values)
            value.Write(this);
    }

    /// <summary>Writes the number of values and each of them.</summary>
    public void Doubles(ReadOnlySpan<double> values)
    {
        Int(values.Length);
        foreach (double value in values)
            Double(value);
    }

    /// <summary>Writes a text: the number of its bytes in UTF-8, and these.</summary>
    public void Text(string value)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(value);
        Int(utf8.Length);
        Bytes(utf8);
    }

    /// <summary>Writes the number of bytes, and these.</summary>
    public void Block(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        Bytes(value);
    }

    /// <summary>Writes bytes as they are, without their count.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    private Span<byte> Take(int count)
    {
        if (length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        length += count;
        return bytes.AsSpan(length - count, count);
    }
}

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote.</summary>
/// <param name="bytes">The bytes.</param>
public ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => rest;

    /// <summary>Whether all bytes have been read.</summary>
    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Reads one byte.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end too early (so for every reading method).</exception>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads four bytes.</summary>
    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>Reads four bytes.</summary>
    public uint Unsigned() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads eight bytes.</summary>
    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>Reads eight bytes.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Reads eight bytes.</summary>
    public ulong Unsigned64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads a fact.</summary>
    public T Fact<T>()
        where T : ICanonical<T> => T.Read(ref this);

    /// <summary>Reads facts after their number.</summary>
    public T[] Facts<T>()
        where T : ICanonical<T>
    {
        var values = new T[Int()];
        for (int i = 0; i < values.Length; i++)
            values[i] = T.Read(ref this);
        return values;
    }

    /// <summary>Reads values after their number.</summary>
    public double[] Doubles()
    {
        double[] values = new double[Int()];
        for (int i = 0; i < values.Length; i++)
            values[i] = Double();
        return values;
    }

    /// <summary>Reads bytes after their number.</summary>
    public byte[] Block() => Take(Int()).ToArray();

    /// <summary>Reads a text.</summary>
    public string Text() => Encoding.UTF8.GetString(Take(Int()));

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
