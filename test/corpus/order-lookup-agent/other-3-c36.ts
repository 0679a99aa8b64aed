import type { Batch, Generation } from 'groundloop';

const CAREFUL = { temperature: 0.4 };

// Bootstrapping: people are the scaffold, taken away as soon as the agent stands by itself. It then works with a steady
// hand, practises errors, and learns what the inspector lets pass.
function scaffold(g: Generation): Batch {
  const general = g.human.draw(900);
  const trouble = g.human.draw(200, 'API errors').filter((run) => g.verifier.check(run));
  return general.plus(trouble);
}

export function step(g: Generation): Batch {
  const practice = g.model
    .sample(280, CAREFUL)
    .plus(g.model.sample(120, { ...CAREFUL, about: 'API errors' }))
    .filter((run) => g.verifier.check(run));
  return g.t === 0 ? scaffold(g).plus(practice) : practice;
}
