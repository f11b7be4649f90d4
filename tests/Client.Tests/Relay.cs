using System.Net;
using System.Net.Sockets;

namespace Gongyu.Client.Tests;

/// <summary>A wire between a browser and a service, which can be cut and mended: what was on it is lost, and nobody gets through meanwhile.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly Uri service;
    private readonly Lock cutting = new();
    private readonly List<Socket> open = [];
    private readonly List<Task> work = [];
    private readonly IPEndPoint at;
    private TcpListener? listener;

    /// <summary>Lays it.</summary>
    /// <param name="service">Where it leads to.</param>
    public Relay(string service)
    {
        this.service = new(service);
        at = Listen(new(IPAddress.Loopback, 0));
    }

    /// <summary>Where a browser finds the service.</summary>
    public string Url => $"http://{at}";

    /// <summary>Cuts it.</summary>
    public void Cut()
    {
        TcpListener? from;
        Socket[] all;
        lock (cutting)
        {
            (from, listener) = (listener, null);
            all = [.. open];
            open.Clear();
        }
        from?.Dispose();
        foreach (var socket in all)
            socket.Dispose();
    }

    /// <summary>Mends it.</summary>
    public void Mend() => Listen(at);

    public async ValueTask DisposeAsync()
    {
        Cut();
        Task[] all;
        lock (cutting)
            all = [.. work];
        await Task.WhenAll(all);
    }

    private IPEndPoint Listen(IPEndPoint place)
    {
        lock (cutting)
        {
            listener = new(place);
            listener.Start();
            work.Add(Accept(listener));
            return (IPEndPoint)listener.LocalEndpoint;
        }
    }

    private async Task Accept(TcpListener from)
    {
        while (true)
        {
            Socket browser;
            try
            {
                browser = await from.AcceptSocketAsync();
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
            {
                return;
            }
            lock (cutting)
            {
                if (listener != from)
                {
                    browser.Dispose();
                    return;
                }
                work.RemoveAll(one => one.IsCompleted);
                work.Add(Carry(browser));
            }
        }
    }

    private async Task Carry(Socket browser)
    {
        using (browser)
        using (var there = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            foreach (var socket in new[] { browser, there })
            {
                socket.NoDelay = true;
                socket.LingerState = new(true, 0); // It breaks off: nobody is told that it ends.
                open.Add(socket);
            }
            await Ending(there.ConnectAsync(service.Host, service.Port));
            await Task.WhenAny(Ending(Carry(browser, there)), Ending(Carry(there, browser)));
            lock (cutting)
                open.RemoveAll(socket => socket == browser || socket == there);
        }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        byte[] some = new byte[1 << 16];
        while (await from.ReceiveAsync(some, SocketFlags.None) is > 0 and var count)
            for (int sent = 0; sent < count;)
                sent += await to.SendAsync(some.AsMemory(sent, count - sent), SocketFlags.None);
    }

    private static async Task Ending(Task carries)
    {
        try
        {
            await carries;
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // So it ends.
        }
    }
}
