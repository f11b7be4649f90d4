using System.Text.Json;
using System.Text.Json.Serialization;
using Gongyu.Model;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>Writes a room down whenever it has changed. What changes while it is being written is one write more, be it ever so much.</summary>
internal sealed class RoomKeeper
{
    private static readonly JsonSerializerOptions Json = new(DataJson.Options) { WriteIndented = false, Converters = { new JsonStringEnumConverter() } };

    private readonly Room room;
    private readonly DataFolder data;
    private readonly ILogger log;
    private readonly Lock asking = new();
    private Task written = Task.CompletedTask; // The write that was asked for last.
    private bool isAsked, isForgotten; // It has not begun; what changes from now on is not kept.
    private Phrase? trouble; // What the teacher was told.

    /// <summary>Keeps a room from now on.</summary>
    /// <param name="room">The room.</param>
    /// <param name="data">Where it is kept.</param>
    /// <param name="log">Where it says that it cannot be.</param>
    public RoomKeeper(Room room, DataFolder data, ILogger log)
    {
        (this.room, this.data, this.log) = (room, data, log);
        room.Changed += Keep;
        Keep();
    }

    /// <summary>Ends when all that has changed until now is written down; or when it cannot be, which the teacher is told.</summary>
    public Task Written
    {
        get
        {
            lock (asking)
                return written;
        }
    }

    /// <summary>A room as it was written down.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static RoomKept Read(string kept) => JsonSerializer.Deserialize<RoomKept>(kept, Json) ?? throw new JsonException();

    /// <summary>Forgets a room that is closed.</summary>
    public void Forget()
    {
        lock (asking)
        {
            isForgotten = true;
            written = After(written, () => data.ForgetRoom(room.Run));
        }
    }

    /// <summary>Writes it down once more, whether it has changed or could not be written before.</summary>
    public void Keep()
    {
        lock (asking)
            if (!isAsked && !isForgotten)
            {
                isAsked = true;
                written = After(written, Write);
            }
    }

    private void Write()
    {
        lock (asking)
            isAsked = false; // What changes from here on is for the next.
        data.KeepRoom(room.Run, JsonSerializer.Serialize(room.Kept(), Json));
    }

    // In another thread: whoever changes something does not wait unless it wants to.
    private async Task After(Task before, Action write)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            write();
            if (trouble is { } over)
                room.Withdraw(over);
            trouble = null;
        }
        catch (Exception refused)
        {
            log.RoomIsNotKept(room.Run, refused.Message);
            var why = refused is DataFolderException told ? told.What : new(refused.Message, refused.Message);
            trouble = new(
                $"the class goes on, but what it does now would be lost if the service ended: {why.En}",
                $"课堂可继续，但若服务结束，此刻所做将会丢失：{why.Zh}");
            room.Complain(trouble.Value);
        }
    }
}
