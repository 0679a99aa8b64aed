import { say } from '../base/say.ts';
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
      x: { label: say('Candidates'), scale: 'linear' },
      charts: [
        {
          label: say('How often the one that is picked is so'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'reranked', name: say('Process reward: reasoning sound'), role: 'primary', points: reranked },
            { id: 'soundly', name: say('Outcome reward: reasoning sound'), role: 'primary', points: soundly },
            { id: 'answered', name: say('Outcome reward: answer right'), role: 'reference', points: answered },
          ],
          marks: [],
        },
      ],
      sentence: say(
        'Among {candidates} candidates the outcome reward finds a right answer in {answered} of cases, ' +
          'but the reasoning behind it is sound in {soundly}. The process reward finds sound reasoning in ' +
          '{reranked}.',
        {
          candidates: count(candidates),
          answered: percent(lastOf(answered)),
          soundly: percent(lastOf(soundly)),
          reranked: percent(lastOf(reranked)),
        },
      ),
    };
  },
);
