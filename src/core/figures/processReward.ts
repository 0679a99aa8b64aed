import { expectedChoice } from '../kernels/processReward.ts';
import { lastOf, overWhole, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, percent } from './words.ts';

/** Picking one of N candidates by its answer or by its steps, with verifiers that don't err (simulation.md §1.j). */
export const processReward = figureModel(
  {
    /** Steps of a chain of reasoning. */
    steps: whole(8, 1, 64),
    /** Chance that a step is right. */
    stepAccuracy: share(0.9),
    /** Chance that unsound reasoning reaches the right answer. */
    luck: share(0.2),
    candidates: whole(16, 2, 64),
  },
  ({ candidates, ...chains }): Drawing => {
    const choices = overWhole(1, candidates, (n) => n).map(({ x }) => ({ x, ...expectedChoice(chains, x) }));
    const curve = (kind: 'answered' | 'answeredSoundly' | 'reranked') =>
      choices.map((at) => ({ x: at.x, y: at[kind] }));
    const [answered, soundly, reranked] = [curve('answered'), curve('answeredSoundly'), curve('reranked')];
    return {
      x: { label: 'Candidates', scale: 'linear' },
      charts: [
        {
          label: 'How often the one that is picked is so',
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'reranked', name: 'Process reward: reasoning sound', role: 'primary', points: reranked },
            { id: 'soundly', name: 'Outcome reward: reasoning sound', role: 'primary', points: soundly },
            { id: 'answered', name: 'Outcome reward: answer right', role: 'reference', points: answered },
          ],
          marks: [],
        },
      ],
      sentence:
        `Among ${count(candidates)} candidates the outcome reward finds a right answer in ${percent(lastOf(answered))} of cases, ` +
        `but the reasoning behind it is sound in ${percent(lastOf(soundly))}. The process reward finds sound reasoning in ` +
        `${percent(lastOf(reranked))}.`,
    };
  },
);
