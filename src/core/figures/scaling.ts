import { say } from '../base/say.ts';
import { effectiveTokens, loss, SCALING_LAWS, worthInUniqueTokens } from '../kernels/scaling.ts';
import { overWhole, valueAt, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { amount, share, whole } from './range.ts';
import { count, loss as shownLoss, tokens } from './words.ts';

const MOST_PASSES = 40;

/**
 * One pool of human tokens, read again and again: what each pass is still worth (Muennighoff et al. 2023), as a loss in the
 * law of Besiroglu et al. 2024, as in the course's labs (simulation.md §1.k); and with synthetic tokens added.
 */
export const scaling = figureModel(
  {
    /** Human tokens, each different. */
    unique: amount(1e12, 1e9, 1e14),
    /** Passes over them that the figure asks about. */
    epochs: whole(4, 1, MOST_PASSES),
    /** Tokens that a model wrote. */
    synthetic: amount(0, 0, 1e14),
    /** Human tokens that one synthetic token is worth: an assumption. */
    exchangeRate: share(0.3),
    parameters: amount(7e10, 1e8, 1e13),
  },
  ({ unique, epochs, synthetic, exchangeRate, parameters }): Drawing => {
    const lossWith = (made: number) => (passes: number) =>
      loss(
        SCALING_LAWS.besiroglu,
        parameters,
        worthInUniqueTokens({ unique, epochs: passes, synthetic: made, exchangeRate }),
      );
    const human = overWhole(1, MOST_PASSES, lossWith(0));
    const mixed = overWhole(1, MOST_PASSES, lossWith(synthetic));
    const reached = { tokens: tokens(unique), loss: shownLoss(valueAt(human, epochs)) };
    const repeated = {
      count: count(epochs),
      first: shownLoss(valueAt(human, 1)),
      worth: tokens(effectiveTokens(unique, epochs)),
    };
    return {
      x: { label: say('Passes over the human tokens'), scale: 'linear' },
      charts: [
        {
          label: say('Loss, in nats per token'),
          unit: 'loss',
          fromZero: false,
          series: [
            { id: 'human', name: say('Human tokens alone'), role: 'primary', points: human },
            { id: 'mixed', name: say('With the synthetic tokens'), role: 'reference', points: mixed },
          ],
          marks: [{ x: epochs, label: epochs === 1 ? say('1 pass') : say('{count} passes', { count: count(epochs) }) }],
        },
      ],
      sentence: [
        epochs === 1
          ? say('1 pass over {tokens} brings the loss to {loss} nats per token.', reached)
          : say(
              '{count} passes over {tokens} bring the loss to {loss} nats per token, from {first} after one: they are worth {worth} read once.',
              { ...reached, ...repeated },
            ),
        ...(synthetic === 0
          ? []
          : [
              say('With {synthetic} a model wrote it is {loss}.', {
                synthetic: tokens(synthetic),
                loss: shownLoss(valueAt(mixed, epochs)),
              }),
            ]),
      ].join(say(' ')),
    };
  },
);
