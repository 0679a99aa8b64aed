import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Slider } from '../../../src/core/course/figure.ts';
import { inField, onSlider, writingOf } from '../../../webview/writing.ts';

const slider = (unit: Slider['unit'], from: number, to: number, step: number): Slider => ({
  parameter: 'p',
  label: 'P',
  unit,
  from,
  to,
  step,
  start: from,
});

describe('how the field of a slider is written', () => {
  it('has shares in percent, with as many decimals as the steps need', () => {
    assert.deepEqual(writingOf(slider('percent', 0.5, 1, 0.01)), { factor: 100, suffix: 'percent', decimals: 0 });
    assert.equal(inField(0.57, writingOf(slider('percent', 0.5, 1, 0.01))), '57');
    assert.equal(inField(0.007, writingOf(slider('percent', 0.001, 0.03, 0.001))), '0.7');
    assert.equal(inField(0.25, writingOf(slider('percent', 0, 1, 0.0005))), '25.00');
  });

  it('has numbers as they are, and large counts in billions', () => {
    assert.equal(inField(1.15, writingOf(slider('number', 1, 1.3, 0.01))), '1.15');
    assert.equal(inField(200, writingOf(slider('count', 50, 2000, 50))), '200');
    const tokens = writingOf(slider('count', 0, 6e12, 5e11));
    assert.deepEqual([tokens.suffix, inField(1.5e12, tokens)], ['billion', '1500']);
    assert.equal(inField(2.5e8, writingOf(slider('count', 0, 1e9, 2.5e8))), '0.25');
  });

  it('finds the nearest place on the slider, and none outside', () => {
    const tenths = slider('number', 0.1, 0.7, 0.1);
    assert.deepEqual([0.34, 0.36, 9, -9].map((value) => onSlider(tenths, value)), [0.3, 0.4, 0.7, 0.1]); // prettier-ignore
  });

  it('reads what it wrote, at every place of every slider', () => {
    const sliders = fc.record({
      unit: fc.constantFrom('percent' as const, 'number' as const, 'count' as const),
      from: fc.integer({ min: 0, max: 100 }),
      steps: fc.integer({ min: 1, max: 200 }),
      scale: fc.constantFrom(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 50, 5e11),
      at: fc.nat(),
    });
    fc.assert(
      fc.property(sliders, ({ unit, from, steps, scale, at }) => {
        const one = slider(unit, from * scale, (from + steps) * scale, scale);
        const value = onSlider(one, one.from + (at % (steps + 1)) * scale);
        const writing = writingOf(one);
        assert.equal(onSlider(one, Number(inField(value, writing)) / writing.factor), value);
      }),
    );
  });
});
