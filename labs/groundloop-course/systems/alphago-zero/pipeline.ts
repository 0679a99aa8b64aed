import type { Batch, Generation } from 'groundloop';

/** Games of one generation. */
const GAMES = 2000;

/**
 * Self-play under exact rules. Nothing that people wrote is ever read: the model writes everything that is learned, and
 * the rules alone say what won.
 */
export function step(g: Generation): Batch {
  const byOutcome = (games: Batch): [won: Batch, lost: Batch] => games.split((game) => g.verifier.check(game));

  const [won, lost] = byOutcome(g.model.sample(GAMES));

  // Looking ahead: the positions that were lost are tried again. Search plays better than the policy that guides it, and
  // what it finds is what the next policy learns.
  const [found] = byOutcome(g.model.sample(lost.size, { about: lost }));

  return g.bank.put('games', g.bank.get('games').plus(won, found));
}
