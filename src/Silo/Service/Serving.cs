using System.Net.Sockets;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Serves until somebody ends it.</summary>
public static class Serving
{
    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="options">How it is reached.</param>
    /// <param name="output">Where it says that it is ready.</param>
    /// <param name="error">Where it says what is wrong.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(
        ServeOptions options, TextWriter output, TextWriter error, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        const int wrong = 2, inUse = 4, damaged = 5, notWritable = 6;
        foreach (var (option, why) in options.Faults)
            error.WriteLine($"{option}: {why.In(language)}");
        if (options.Faults.Any())
            return wrong;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = cancellation.Register(() => ended.TrySetResult());
        try
        {
            await using var service = await GongyuService.Start(options, cancellation);
            await service.Warm(cancellation);
            output.WriteLine(new Phrase($"ready: {service.Url} (Ctrl-C ends it; runs go on at the next start)", $"已就绪：{service.Url}（按 Ctrl-C 结束；运行在下次启动时继续）").In(language));
            await ended.Task;
            return 0;
        }
        catch (DataFolderException refused)
        {
            error.WriteLine(refused.What.In(language));
            return refused.Fault switch { DataFault.InUse => inUse, DataFault.NotWritable => notWritable, _ => damaged };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            error.WriteLine(new Phrase($"{options.Url}: cannot be listened at: {taken.Message}", $"{options.Url}：无法监听（系统原文）：{taken.Message}").In(language));
            return inUse;
        }
    }
}
