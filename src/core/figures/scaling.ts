import { effectiveTokens, loss, SCALING_LAWS, worthInUniqueTokens } from '../kernels/scaling.ts';
import { overWhole, valueAt, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { amount, share, whole } from './range.ts';
import { loss as shownLoss, times, tokens } from './words.ts';

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
    const added =
      synthetic === 0 ? '' : ` With ${tokens(synthetic)} a model wrote it is ${shownLoss(valueAt(mixed, epochs))}.`;
    const worth = tokens(effectiveTokens(unique, epochs));
    const more =
      epochs === 1 ? '' : `, from ${shownLoss(valueAt(human, 1))} after one: they are worth ${worth} read once`;
    return {
      x: { label: 'Passes over the human tokens', scale: 'linear' },
      charts: [
        {
          label: 'Loss, in nats per token',
          unit: 'loss',
          fromZero: false,
          series: [
            { id: 'human', name: 'Human tokens alone', role: 'primary', points: human },
            { id: 'mixed', name: 'With the synthetic tokens', role: 'reference', points: mixed },
          ],
          marks: [{ x: epochs, label: times(epochs, 'pass', 'passes') }],
        },
      ],
      sentence:
        `${times(epochs, 'pass', 'passes')} over ${tokens(unique)} ${epochs === 1 ? 'brings' : 'bring'} the loss to ` +
        `${shownLoss(valueAt(human, epochs))} nats per token${more}.${added}`,
    };
  },
);
