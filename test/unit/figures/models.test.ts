import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figureSchema, parametersSchema } from '../../../src/core/course/figure.ts';
import { valueAt, type Drawing, type Series } from '../../../src/core/figures/drawing.ts';
import { expectedBestByProxy } from '../../../src/core/kernels/goodhart.ts';
import { drawFigure, figureModels, type ModelName } from '../../../src/core/figures/models.ts';
import type { Values } from '../../../src/core/figures/model.ts';
import { assertPrinted } from '../../support/monteCarlo.ts';
import { cornersOf } from '../../support/corners.ts';

const names = Object.keys(figureModels) as ModelName[];
const seriesOf = ({ charts }: Drawing): readonly Series[] => charts.flatMap(({ series }) => series);

/** The value of a curve at x, as `draw` has it with some values set. */
function at(model: ModelName, values: Values, id: string, x: number): number {
  const series = seriesOf(drawFigure(model, values)).find((one) => one.id === id);
  assert.ok(series, `${model} has no curve ${id}`);
  return valueAt(series.points, x);
}
const sentenceOf = (model: ModelName, values: Values = {}): string => drawFigure(model, values).sentence;

/** Curves against what simulation.md prints: model, values, curve, and x → the digits printed. */
const printed: readonly (readonly [string, ModelName, Values, string, Readonly<Record<number, string>>])[] = [
  ['§1.a, no human data', 'resampling', {}, 'alive', { 0: '200', 1: '77.12', 20: '14.08' }],
  ['§1.a, a tenth of people', 'resampling', { human: 0.1 }, 'alive', { 1: '77.1', 20: '42.6' }],
  ['§1.a, H_20 with m = .1', 'resampling', { human: 0.1 }, 'diversity', { 0: '.9525', 20: '.9283' }],
  ['§1.a, H_20 with m = .01', 'resampling', { human: 0.01 }, 'diversity', { 20: '.8767' }],
  ['§1.f, TPR .95 FPR .30', 'verifier-filter', { hallucination: 0 }, 'heeded', { 0: '.30', 1: '.5758', 2: '.8112', 3: '.9315', 5: '.9927', 10: '.99998' }],
  ['§1.f, inverted', 'verifier-filter', { hallucination: 0, truePositive: 0.5, falsePositive: 0.8 }, 'heeded', { 1: '.2113', 2: '.1434', 10: '.0039' }],
  ['§1.f, ignored', 'verifier-filter', { hallucination: 0 }, 'ignored', { 10: '.3000' }],
  ['§1.f, settles at .9269', 'verifier-filter', { generations: 100 }, 'heeded', { 100: '.9269' }],
  ['§1.f, L = 1 with people', 'verifier-filter', { generations: 100, human: 0.05 }, 'ignored', { 100: '.5128' }],
  ['§1.n, independent critics', 'constitution', {}, 'independent', { 0: '.2000', 1: '.0720', 2: '.0518', 4: '.0397', 8: '.0323' }],
  ['§1.n, the same critic', 'constitution', {}, 'same', { 0: '.2000', 1: '.0720', 8: '.0720' }],
  ['§1.e, proxy', 'goodhart', {}, 'proxy', { 1: '0', 2: '.5642', 16: '1.766', 1024: '3.248' }],
  ['§1.e, gold', 'goodhart', {}, 'gold', { 2: '.3989', 4: '.6176', 8: '.7267', 16: '.7660', 64: '.7180', 256: '.5699', 1024: '.3620' }],
  ['§1.e, merely noisy', 'goodhart', { kappa: 0 }, 'gold', { 16: '1.249', 1024: '2.297' }],
  ['§1.k, 2T read four times', 'scaling', { unique: 2e12, parameters: 1e11 }, 'human', { 1: '1.9552', 4: '1.9300' }],
  ['§1.k, 6T synthetic at 1', 'scaling', { unique: 2e12, parameters: 1e11, synthetic: 6e12, exchangeRate: 1 }, 'mixed', { 1: '1.9289' }],
  ['§1.k, 6T synthetic at .5', 'scaling', { unique: 2e12, parameters: 1e11, synthetic: 6e12, exchangeRate: 0.5 }, 'mixed', { 1: '1.9364' }],
  ['§1.j, answer right', 'process-reward', {}, 'answered', { 1: '.5444', 2: '.7924', 4: '.9569', 8: '.9981' }],
  ['§1.j, outcome reward, sound', 'process-reward', {}, 'soundly', { 1: '.4305', 2: '.6266', 4: '.7567', 8: '.7893', 16: '.7908' }],
  ['§1.j, process reward, sound', 'process-reward', {}, 'reranked', { 1: '.4305', 2: '.6756', 4: '.8948', 8: '.9889', 16: '.9999' }],
  ['§1.i, weight 1.5', 'reward-exploit', {}, 'exploit', { 1: '.0205', 5: '.0979', 10: '.4517' }],
  ['§1.i, weight 2', 'reward-exploit', { preference: 2 }, 'exploit', { 1: '.0272', 5: '.3137', 10: '.9360' }],
  ['§1.i, weight 1', 'reward-exploit', { preference: 1 }, 'exploit', { 10: '.0141' }],
  ['§1.i, the frozen test set', 'reward-exploit', {}, 'frozen', { 0: '.9400', 10: '.9400' }],
  ['§1.m, no hints', 'star', { start: 0.2, luck: 0.25 }, 'sound', { 1: '.5000', 2: '.8000', 4: '.9846', 6: '.9990' }],
  ['§1.m, hints half the time', 'star', { start: 0.2, luck: 0.25, hints: 0.5 }, 'sound', { 1: '.2857', 2: '.3902', 4: '.6210', 6: '.8075' }],
  ['§1.m, forgetting', 'star', { start: 0.2, luck: 0.25, forgetting: 0.05, generations: 100 }, 'sound', { 100: '.9333' }],
  ['§1.m, answers', 'star', { start: 0.2, luck: 0.25 }, 'right', { 0: '.4', 1: '.625' }],
  ['§1.h, gap', 'race', {}, 'gap', { 8: '1.208', 9: '1.519', 10: '1.887', 11: '2.321', 12: '2.832' }],
  ['§1.f for each group: where it sees', 'routing', { start: 0.3, falsePositive: 0.3 }, 'seen', { 1: '.5758', 2: '.8112' }],
  ['§1.f: a coin', 'routing', {}, 'unseen', { 0: '.4', 10: '.4' }],
  // r = .5: L = 3, odds 2/3 → 2.
  ['half of the drafts reviewed', 'routing', { reviewed: 0.5 }, 'unseen', { 1: '.6667' }],
]; // prettier-ignore

describe('figures compute what the kernels and simulation.md say', () => {
  for (const [what, model, values, curve, table] of printed) {
    it(`${model}, ${curve}: ${what}`, () => {
      for (const [x, digits] of Object.entries(table)) {
        assertPrinted(at(model, values, curve, Number(x)), digits, `${curve} at ${x}`);
      }
    });
  }

  it('resampling goes on as one curve where exact chains give way to the branching form', () => {
    const exact = at('resampling', { generations: 37 }, 'alive', 20);
    const branching = at('resampling', { generations: 38 }, 'alive', 20);
    assertPrinted(exact, '14.08', 'exact');
    assert.ok(branching !== exact && Math.abs(branching / exact - 1) < 0.02, `${branching}`);
  });

  it('agent-recovery: on the path and steps off it as in §1.l', () => {
    assertPrinted(1 - at('agent-recovery', {}, 'off', 40), '.129', 'never finds back');
    assertPrinted(1 - at('agent-recovery', { recovery: 0.1 }, 'off', 40), '.667', 'finds back');
    assert.match(sentenceOf('agent-recovery'), /After 40 steps 87\u00a0% .* 23\.4 of its 40 steps/);
    assert.match(sentenceOf('agent-recovery', { recovery: 0.5 }), / 3\.6 of its 40 steps/);
  });

  it('routing: all questions are the two groups in their shares', () => {
    const values = { blind: 0.25, reviewed: 0.3 };
    const mean = 0.75 * at('routing', values, 'seen', 3) + 0.25 * at('routing', values, 'unseen', 3);
    assert.ok(Math.abs(at('routing', values, 'overall', 3) - mean) < 1e-12);
  });

  it('goodhart marks where gold turns over, and nothing where it never does', () => {
    const [chart] = drawFigure('goodhart', {}).charts;
    assert.deepEqual(chart?.marks.map(({ x }) => x), [20]); // prettier-ignore
    assert.match(sentenceOf('goodhart'), /highest, 0\.77, with the best of 20; .*1,024 it is 0\.36.*3\.25/);
    // The very top, not only of the powers of two that are drawn.
    const gold = (n: number): number => expectedBestByProxy({ lambda: 1, kappa: 0.4 }, n).gold;
    assert.ok(gold(20) > gold(19) && gold(20) > gold(21) && gold(20) > gold(16));
    assert.deepEqual(drawFigure('goodhart', { kappa: 0 }).charts[0]?.marks, []);
    assert.match(sentenceOf('goodhart', { kappa: 0 }), /^Gold still goes up, to 2\.30 /);
  });

  it('race marks the first cycle at the threshold, and none where it isn’t reached', () => {
    assert.deepEqual(drawFigure('race', {}).charts[0]?.marks.map(({ x }) => x), [11]); // prettier-ignore
    for (const [threshold, cycle] of [
      [0.5, 5],
      [1, 8],
      [1.5, 9],
      [5, 16],
    ] as const)
      // prettier-ignore
      assert.equal(drawFigure('race', { threshold }).charts[0]?.marks[0]?.x, cycle);
    assert.match(sentenceOf('race', { alignment: 1.15 }), /^The gap never reaches 2\.0: it is 0\.00 at most\./);
  });

  it('race with noise is one race, the same every time, and another than without', () => {
    const gap = (noise: number) => at('race', { noise }, 'gap', 20);
    assert.equal(gap(0.03), gap(0.03));
    assert.notEqual(gap(0.03), gap(0));
  });

  it('scaling speaks of the passes it is asked about', () => {
    const values = { unique: 2e12, parameters: 1e11, epochs: 4 };
    assert.match(sentenceOf('scaling', values), /^4 passes over 2\.0 trillion tokens bring the loss to 1\.930 nats/);
    assert.match(
      sentenceOf('scaling', values),
      /from 1\.955 after one: they are worth 7\.5 trillion tokens read once\.$/,
    );
    assert.match(sentenceOf('scaling', { ...values, epochs: 1 }), /^1 pass over .* 1\.955 nats per token\.$/);
    assert.deepEqual(drawFigure('scaling', values).charts[0]?.marks.map(({ x }) => x), [4]); // prettier-ignore
  });
});

describe('every model of a figure', () => {
  const anyFigure = fc
    .constantFrom(...names)
    .chain((model) => cornersOf(parametersSchema(model)).map((values) => ({ model, values: values as Values })));

  it('draws finite numbers, and says them, wherever its parameters may be', () => {
    fc.assert(
      fc.property(anyFigure, ({ model, values }) => {
        const { charts, sentence } = drawFigure(model, values);
        for (const { x, y } of charts.flatMap((chart) => chart.series.flatMap(({ points }) => points))) {
          assert.ok(Number.isFinite(x) && Number.isFinite(y), `${model} ${JSON.stringify(values)}`);
        }
        assert.ok(!/NaN|Infinity|undefined|−0\.00|e\+/.test(sentence), sentence);
        for (const chart of charts.filter(({ unit }) => unit === 'percent')) {
          for (const { y } of chart.series.flatMap(({ points }) => points))
            assert.ok(y > -1e-9 && y < 1 + 1e-9, `${y}`);
        }
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it('stays at all right where it begins so and nothing spoils it, however the verifier errs', () => {
    const values = { start: 1, hallucination: 0, generations: 100 };
    for (const [truePositive, falsePositive] of [
      [0, 1],
      [1e-6, 0.3],
      [0.3, 0.9],
      [1, 0],
    ] as const)
      // prettier-ignore
      assert.equal(at('verifier-filter', { ...values, truePositive, falsePositive }, 'heeded', 100), 1);
  });

  it('draws the same again, and takes what isn’t given as usual', () => {
    for (const model of names) {
      const usual = Object.fromEntries(
        Object.entries(figureModels[model].parameters).map(([name, range]) => [name, range.usual]),
      );
      assert.deepEqual(drawFigure(model, usual), drawFigure(model, {}));
      assert.deepEqual(parametersSchema(model).parse({}), usual);
    }
  });

  it('moves a curve with each of its parameters', () => {
    for (const model of names) {
      for (const [name, { least, most, usual, whole }] of Object.entries(figureModels[model].parameters)) {
        const middle = whole ? Math.floor((least + most) / 2) : (least + most) / 2;
        const other = usual === middle ? most : Math.min(middle, usual * 3 + 3, most);
        // Of the synthetic tokens there are none, as usual; without them their rate changes nothing.
        const rest = model === 'scaling' ? { synthetic: 1e12 } : {};
        const before = drawFigure(model, { ...rest, [name]: usual });
        assert.notDeepEqual(drawFigure(model, { ...rest, [name]: other }), before, `${model}: ${name} to ${other}`);
      }
    }
  });

  it('keeps its curves, whatever its parameters, and has something to look at', () => {
    fc.assert(
      fc.property(anyFigure, ({ model, values }) => {
        const ids = (drawing: Drawing) => seriesOf(drawing).map(({ id }) => id);
        const drawing = drawFigure(model, values);
        assert.deepEqual(ids(drawing), ids(drawFigure(model, {})));
        assert.equal(new Set(ids(drawing)).size, ids(drawing).length);
        for (const { points } of seriesOf(drawing)) assert.ok(points.length > 1);
        for (const { series } of drawing.charts) assert.ok(series.some(({ role }) => role === 'primary'));
      }),
      { numRuns: 200 },
    );
  });

  it('is a name that a figure’s file can have', () => {
    assert.deepEqual(figureSchema.shape.model.options, names);
  });
});
