import assert from 'node:assert/strict';
import { isDrawable, type Drawing } from '../../../src/core/figures/drawing.ts';
import { cornersOf, startOf } from '../../../src/core/figures/corners.ts';
import { count, percent, tokens, written } from '../../../src/core/figures/words.ts';

describe('numbers in the words of a figure', () => {
  it('writes shares in whole percent, small ones with a decimal, and never all or nothing for what isn’t', () => {
    const cases = [
      [0, '0 %'],
      [0.0001, 'under 0.1 %'],
      [0.0323, '3.2 %'],
      [0.03, '3 %'],
      [0.0996, '10 %'],
      [0.5758, '58 %'],
      [0.9927, '99 %'],
      [0.997, '99.7 %'],
      [0.99998, 'over 99.9 %'],
      [1, '100 %'],
    ] as const;
    for (const [share, text] of cases) assert.equal(percent(share), text.replace(' %', '\u00a0%'));
  });

  it('writes counts with commas', () => {
    assert.deepEqual([14.08, 1024, 1234567].map(count), ['14', '1,024', '1,234,567']);
    assert.equal(tokens(3.726e12), '3.7 trillion tokens');
  });

  it('writes a number as its chart has it', () => {
    const cases = [written(0.3, 'percent'), written(77.1, 'count'), written(-0.4, 'number'), written(1.9304, 'loss')];
    assert.deepEqual(cases, ['30\u00a0%', '77', '−0.40', '1.930']);
    assert.equal(written(36_834_811_000, 'number'), '36,834,811,000');
  });
});

describe('what moves in a figure', () => {
  const sliders = [
    { parameter: 'a', from: 0, to: 1, start: 0.5 },
    { parameter: 'b', from: 2, to: 8, start: 4 },
  ];

  it('has a start and, of two sliders, four corners', () => {
    assert.deepEqual(startOf(sliders), { a: 0.5, b: 4 });
    assert.deepEqual(cornersOf(sliders), [
      { a: 0, b: 2 },
      { a: 0, b: 8 },
      { a: 1, b: 2 },
      { a: 1, b: 8 },
    ]);
  });

  it('can be drawn only with finite points', () => {
    const drawing = (...ys: number[]): Drawing => {
      const points = ys.map((y, x) => ({ x, y }));
      const series = [{ id: 'a', name: 'A', role: 'primary', points }] as const;
      return {
        x: { label: 'X', scale: 'linear' },
        charts: [{ label: 'Y', unit: 'number', fromZero: true, series, marks: [] }],
        sentence: '',
      };
    };
    assert.deepEqual([drawing(1, 2), drawing(), drawing(1, NaN), drawing(Infinity)].map(isDrawable), [
      true,
      false,
      false,
      false,
    ]);
  });
});
