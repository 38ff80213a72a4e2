package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.layer.Perceptron;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import java.util.Arrays;
import java.util.Random;

/**
 * REINFORCE with a baseline on {@link CartPole}: R. Williams, “Simple statistical
 * gradient-following algorithms for connectionist reinforcement learning”, 1992. Plays some
 * episodes, then raises the log-probability of every action by how much its return exceeded the
 * mean return; the batch is as long as the episodes were.
 */
final class Reinforce {
  private static final int EPISODES = 10;
  private static final int UPDATES = 60;
  private static final double DISCOUNT = 0.99;
  private static final int OBSERVED = 4;

  // Inputs of the model, in order.
  private static final int STATE = 0;
  private static final int ACTION = 1;
  private static final int ADVANTAGE = 2;

  static final Adam ADAM = Adam.rate(0.02);

  private final double[] states = new double[EPISODES * CartPole.LONGEST * OBSERVED];
  private final int[] actions = new int[EPISODES * CartPole.LONGEST];
  private final double[] advantages = new double[EPISODES * CartPole.LONGEST];
  private final double[] here = new double[OBSERVED];
  private final CartPole world = new CartPole();
  private final Random random;
  private final Kernel kernel;
  private final Workspace workspace;

  /**
   * @param kernel of {@link #model}, with the update of {@link #ADAM} for maximising
   * @param seed of everything random but the initial parameters
   */
  Reinforce(Kernel kernel, long seed) {
    this.kernel = kernel;
    random = new Random(seed);
    workspace = kernel.newWorkspace();
    workspace.hyper = new double[kernel.update().hypers()];
    workspace.bind(ACTION, actions);
    workspace.bind(ADVANTAGE, advantages);
  }

  /** The objective: mean of log-probability times advantage over the steps played. */
  static Model model(long seed) {
    return Model.define(
        "cartpole",
        m -> {
          Init initial = Init.glorotUniform(seed);
          Perceptron policy =
              new Perceptron(m.strict(), "policy", Tensor::tanh, initial, OBSERVED, 16, 2);
          Tensor state = m.input("state", BATCH, OBSERVED);
          Tensor action = m.intInput("action", BATCH);
          Tensor advantage = m.input("advantage", BATCH);
          Tensor logits = policy.apply(state);
          m.output("probabilities", logits.softmax(1));
          Tensor chosen = logits.logSoftmax(1).times(action.oneHot(2)).sum(1);
          return chosen.times(advantage).mean();
        });
  }

  /** Plays and updates; the parameters stay in the workspace. */
  void train() {
    for (int update = 1; update <= UPDATES; update++) {
      int steps = 0;
      for (int episode = 0; episode < EPISODES; episode++) {
        steps = play(steps);
      }
      subtractBaseline(steps);
      workspace.setBatch(steps);
      workspace.bind(STATE, states);
      ADAM.prepare(update, workspace.hyper);
      kernel.step(workspace);
    }
  }

  /** The baseline is the mean return; dividing by the deviation makes the rate fit all lengths. */
  private void subtractBaseline(int steps) {
    double mean = Arrays.stream(advantages, 0, steps).average().orElseThrow();
    double variance =
        Arrays.stream(advantages, 0, steps).map(a -> (a - mean) * (a - mean)).sum() / steps;
    double deviation = Math.sqrt(variance) + 1e-8;
    for (int t = 0; t < steps; t++) {
      advantages[t] = (advantages[t] - mean) / deviation;
    }
  }

  /** Mean number of steps over some episodes. */
  double meanReturn(int episodes) {
    double steps = 0;
    for (int episode = 0; episode < episodes; episode++) {
      steps += play(0);
    }
    return steps / episodes;
  }

  /** Plays an episode, recording it from place {@code begin} on; returns the place behind it. */
  private int play(int begin) {
    world.reset(random);
    int at = begin;
    boolean upright = true;
    while (upright) {
      world.observe(states, OBSERVED * at);
      actions[at] = choose();
      upright = world.step(actions[at++]);
    }
    double future = 0;
    for (int t = at - 1; t >= begin; t--) {
      future = 1 + DISCOUNT * future;
      advantages[t] = future;
    }
    return at;
  }

  /** Draws an action from the policy's probabilities in the present state. */
  private int choose() {
    world.observe(here, 0);
    workspace.setBatch(1);
    workspace.bind(STATE, here);
    kernel.outputs(workspace);
    double left = workspace.output("probabilities")[0];
    return random.nextDouble() < left ? 0 : 1;
  }
}
