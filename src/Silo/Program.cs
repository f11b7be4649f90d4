using System.Runtime.InteropServices;
using Gongyu.Silo;
using Microsoft.Extensions.Configuration;

// The service without the command: dotnet run --project src/Silo -- --urls http://127.0.0.1:5080 --data .gongyu
var given = new ConfigurationBuilder().AddCommandLine(args).Build();
if (given["log"] is { } format && !Enum.TryParse<LogFormat>(format, ignoreCase: true, out _)
    || new[] { given["remote"], given["trace-stakeholders"] }.Any(flag => flag is not null && !bool.TryParse(flag, out _)))
{
    Console.Error.WriteLine("expected --log text, json or none; --remote true; --trace-stakeholders true");
    return 2;
}
var usual = new ServeOptions();
using var stop = new CancellationTokenSource();

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await Serving.Run(
    usual with
    {
        Url = given["urls"] ?? usual.Url,
        Data = given["data"] ?? usual.Data,
        Results = given["results"] ?? usual.Results,
        Remote = bool.TryParse(given["remote"], out bool remote) && remote,
        Token = given["token"],
        Origins = given["allow-origin"] is { } origin ? [origin] : [],
        Proxies = given["proxy"] is { } proxy ? [proxy] : [],
        Otlp = given["otlp"],
        TraceStakeholders = bool.TryParse(given["trace-stakeholders"], out bool trace) && trace,
        Logs = Enum.TryParse(given["log"], ignoreCase: true, out LogFormat log) ? log : LogFormat.Text,
    },
    Console.Out, Console.Error, given["lang"] ?? "en", stop.Token);
