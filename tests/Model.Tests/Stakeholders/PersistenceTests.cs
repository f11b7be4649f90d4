namespace Gongyu.Model.Tests;

public class PersistenceTests
{
    [Fact]
    public void A_community_that_was_read_back_plays_on_the_same() => Some.Runs.Sample(run =>
    {
        var whole = Stage.Found(run);
        whole.Play(run.Policy);
        var resumed = Reread(whole, run);
        while (whole.Round <= run.Rounds)
        {
            var (one, other) = (new Recorder(run.Seed), new Recorder(run.Seed));
            Assert.Equal(whole.Play(run.Policy, one).Hash, resumed.Play(run.Policy, other).Hash);
            Assert.Equal(whole.States, resumed.States);
            resumed = Reread(resumed, run);
        }
    }, iter: 100);

    private static Stage Reread(Stage stage, Run run) => new(run.Plan, run.Seed, stage.States.Select(Read), stage.Round);

    private static Stakeholder Read(byte[] state)
    {
        var from = new CanonicalReader(state);
        return Stakeholder.Read(ref from, Decisions.Own);
    }
}
