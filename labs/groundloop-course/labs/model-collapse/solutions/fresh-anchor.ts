import type { Batch, Generation } from 'groundloop';

const HUMAN_PER_GENERATION = 200;
const DRAFTS_PER_GENERATION = 1000;

/**
 * No archive at all: each training set is new. It holds enough human text for rare facts to come back by themselves,
 * and only drafts that the verifier let through.
 */
export function step(g: Generation): Batch {
  const anchor = g.human.draw(HUMAN_PER_GENERATION);
  const drafts = g.model.sample(DRAFTS_PER_GENERATION);
  const [sound] = drafts.split((draft) => g.verifier.check(draft));
  return anchor.plus(sound.take(450));
}
