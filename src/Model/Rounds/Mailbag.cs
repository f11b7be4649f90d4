using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// What one step sends to be read in a later one: sorted by receiver, and for each in the order it was sent.
/// </summary>
/// <typeparam name="T">What is sent.</typeparam>
/// <param name="receivers">How many may receive.</param>
/// <param name="most">The most that is sent in a step, so that room for it is there.</param>
internal sealed class Mailbag<T>(int receivers, int most)
{
    private readonly List<(int Receiver, T Item)> sent = new(most);
    private readonly int[] starts = new int[receivers + 2]; // Where each receiver's begin; one more to count in.
    private T[] sorted = new T[most];

    /// <summary>Takes in what is sent; it cannot be read yet.</summary>
    public void Add(int receiver, in T item)
    {
        CollectionsMarshal.SetCount(sent, sent.Count + 1);
        ref var last = ref CollectionsMarshal.AsSpan(sent)[^1];
        last.Receiver = receiver;
        last.Item = item;
    }

    /// <summary>What a receiver may read.</summary>
    public ReadOnlySpan<T> For(int receiver) => sorted.AsSpan(starts[receiver]..starts[receiver + 1]);

    /// <summary>What was sent since the last time can be read from now on, what was before it no more.</summary>
    public void Sort()
    {
        if (sent.Count == 0 && starts[receivers] == 0)
            return;
        if (sorted.Length < sent.Count)
            sorted = new T[sent.Capacity];
        Array.Clear(starts);
        var items = CollectionsMarshal.AsSpan(sent);
        foreach (ref readonly var item in items)
            starts[item.Receiver + 2]++;
        for (int receiver = 0; receiver < receivers; receiver++)
            starts[receiver + 2] += starts[receiver + 1];
        foreach (ref readonly var item in items)
            sorted[starts[item.Receiver + 1]++] = item.Item;
        sent.Clear();
    }
}
