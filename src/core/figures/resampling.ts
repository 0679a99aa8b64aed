import { say } from '../base/say.ts';
import { homozygosity, zipf } from '../kernels/categorical.ts';
import { anchoredHomozygosity, expectedAnchoredSurvivors, interpolatedSurvivors } from '../kernels/resampling.ts';
import { overGenerations, overWhole, valueAt, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, percent } from './words.ts';

/** Facts are said as often as words are: the commonest twice as often as the second (Zipf's law). */
const ZIPF = 1;
/** Sentences, squared, times generations: what the exact chains take a few milliseconds for. */
const MOST_EXACT = 1.5e6;

/**
 * A model that learns from a sample of its own sentences, again and again: which facts it can still say. Expected values
 * (simulation.md §1.a): facts from exact chains where these are fast, else in the branching form, which is within 2 % of
 * them; diversity from the recursion with human draws.
 */
export const resampling = figureModel(
  {
    facts: whole(200, 2, 1000),
    /** Sentences that each generation learns from. */
    sample: whole(200, 2, 100_000),
    /** Share of them that people write anew. */
    human: share(0),
    generations: whole(20, 1, 100),
  },
  ({ facts, sample, human, generations }): Drawing => {
    const frequencies = zipf(facts, ZIPF);
    const known = sample * sample * generations <= MOST_EXACT ? interpolatedSurvivors : expectedAnchoredSurvivors;
    const survivors = known(frequencies, sample, human, generations);
    const alive = overWhole(0, generations, (t) => survivors[t] ?? NaN);
    const same = homozygosity(frequencies);
    const differ = overGenerations(same, generations, (f) =>
      anchoredHomozygosity('each draw', human, sample, same, f),
    ).map(({ x, y }) => ({ x, y: 1 - y }));
    const [first, last, diversity] = [valueAt(alive, 1), valueAt(alive, generations), valueAt(differ, generations)];
    const known1 = { first: count(first), facts: count(facts) };
    return {
      x: { label: say('Generation'), scale: 'linear' },
      charts: [
        {
          label: say('Facts the model still knows'),
          unit: 'count',
          fromZero: true,
          series: [{ id: 'alive', name: say('Facts still known'), role: 'primary', points: alive }],
          marks: [],
        },
        {
          label: say('Diversity: chance that two sentences say different things'),
          unit: 'percent',
          fromZero: true,
          series: [{ id: 'diversity', name: say('Diversity'), role: 'primary', points: differ }],
          marks: [],
        },
      ],
      sentence: [
        generations === 1
          ? say('After 1 generation the model knows {first} of {facts} facts.', known1)
          : say('After 1 generation the model knows {first} of {facts} facts, after {generations} it knows {last}.', {
              ...known1,
              generations,
              last: count(last),
            }),
        say('Two of its sentences still say different things in {diversity} of cases, {same} at the start.', {
          diversity: percent(diversity),
          same: percent(1 - same),
        }),
      ].join(say(' ')),
    };
  },
);
