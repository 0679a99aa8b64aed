import { FROM } from '../arena.ts';
import { type Evaluator, EVALUATORS, type GenerationState, keyAlways } from '../generationState.ts';
import { STREAM, subKey } from '../random.ts';

/** The coins of one evaluator: those of two evaluators have nothing to do with each other. */
export const coinsOf = (state: GenerationState, evaluator: Evaluator): number =>
  subKey(keyAlways(state, STREAM.coin), EVALUATORS.indexOf(evaluator));

/** Whether an answer about an item is a coin flip in this world. */
export const isCoin = ({ changes, world, arena }: GenerationState, row: number): boolean =>
  changes.evaluators === 'coin' || (changes.frontier === 'coin' && world.hard(arena.cells[row]!));

/**
 * Answers about what people wrote, and about the exam, stay as they are in every world: the question is what judges the
 * model's own output, and a known right answer must not give the changed world away.
 */
export const isFalsifiable = (origin: number): boolean => origin !== FROM.human && origin !== FROM.exam;
