using System.Runtime.InteropServices;
using Gongyu.Silo;
using Microsoft.Extensions.Configuration;

// The service without the command: dotnet run --project src/Silo -- --urls http://127.0.0.1:5080 --data .gongyu
var given = new ConfigurationBuilder().AddCommandLine(args).Build();
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
        Otlp = given["otlp"],
        TraceStakeholders = bool.TryParse(given["trace-stakeholders"], out bool trace) && trace,
        Logs = Enum.TryParse(given["log"], ignoreCase: true, out LogFormat log) ? log : LogFormat.Text,
    },
    Console.Out, Console.Error, given["lang"] ?? "en", stop.Token);
