namespace Gongyu.Grains.Tests;

/// <summary>Who does not answer in time is asked again, who did is not.</summary>
public sealed class AskingTests
{
    [Fact]
    public async Task Of_many_only_those_that_did_not_answer_in_time_are_asked_again()
    {
        int[] asked = new int[4];
        int[] answers = await Asking.All(4, i => Answer(i, late: ++asked[i] <= i));
        Assert.Equal([0, 10, 20, 30], answers);
        Assert.Equal([1, 2, 3, 4], asked);
    }

    [Fact]
    public async Task One_that_never_answers_is_asked_five_times()
    {
        int[] asked = new int[2];
        await Assert.ThrowsAsync<TimeoutException>(() => Asking.All(2, i => Answer(i, late: ++asked[i] > 0 && i == 1)));
        Assert.Equal([1, 5], asked);
    }

    [Fact]
    public async Task One_whose_call_expires_on_its_way_is_asked_again_and_told_as_one_that_never_answers()
    {
        int asked = 0;
        Task<int> Expires(int times) => ++asked <= times ? Task.FromException<int>(new OperationCanceledException()) : Task.FromResult(asked);
        Assert.Equal(3, await Asking.Again(() => Canceled(Expires(2))));
        asked = 0;
        await Assert.ThrowsAsync<TimeoutException>(() => Asking.Again(() => Canceled(Expires(9))));
        Assert.Equal(5, asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task One_that_refuses_is_not_asked_again(int refusing)
    {
        int[] asked = new int[2];
        await Assert.ThrowsAsync<StaleTicketException>(() => Asking.All(2, i =>
        {
            asked[i]++;
            return i == refusing ? Task.FromException<int>(new StaleTicketException()) : Answer(i, late: asked[i] == 1);
        }));
        Assert.Equal(1, asked[refusing]);
    }

    private static async Task<int> Canceled(Task<int> call) => await call;

    private static Task<int> Answer(int number, bool late) =>
        late ? Task.FromException<int>(new TimeoutException()) : Task.FromResult(10 * number);
}
