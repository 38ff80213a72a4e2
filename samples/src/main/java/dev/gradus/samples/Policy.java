package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import java.util.List;

/** Learning to act: first the textbook step in one state, then REINFORCE on the cart and pole. */
final class Policy implements Program {
  private static final long[] SEEDS = {1, 2, 3, 4, 5};
  private static final int EPISODES = 20;

  @Override
  public List<Model> models(Setup setup) {
    return List.of(
        setup.apply(TextbookPolicy.expectedReward()), setup.apply(Reinforce.model(SEEDS[0])));
  }

  @Override
  public void run(Setup setup) {
    TextbookPolicy.run(setup);
    setup.line("mean return over %d episodes of the cart and pole:", EPISODES);
    for (long seed : SEEDS) {
      Model model = setup.with(DType.DOUBLE).apply(Reinforce.model(seed)); // as the world computes
      Kernel kernel = Kernels.compile(model, Reinforce.ADAM.formula(true));
      Reinforce learner = new Reinforce(kernel, seed);
      double before = learner.meanReturn(EPISODES);
      learner.train();
      double after = learner.meanReturn(EPISODES);
      setup.line("seed %d: %.1f before, %.1f after training", seed, before, after);
    }
  }
}
