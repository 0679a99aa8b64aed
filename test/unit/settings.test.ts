import assert from 'node:assert/strict';
import { settingsOf, withSettings } from '../../src/core/course/settings.ts';
import { labWorldSchema } from '../../src/core/course/world.ts';

const loop = labWorldSchema.parse({ kind: 'loop', budget: { human: 500, sample: null } });

describe('the settings of a world', () => {
  it('are its numbers, with the ranges of the schema', () => {
    const settings = settingsOf(loop);
    assert.deepEqual(
      settings.find(({ name }) => name === 'hallucination'),
      { name: 'hallucination', value: 0.04, min: 0, max: 0.5, whole: false },
    );
    assert.deepEqual(
      settings.find(({ name }) => name === 'generations'),
      { name: 'generations', value: 10, min: 2, max: 50, whole: true },
    );
    assert.ok(settings.some(({ name, value }) => name === 'budget.human' && value === 500));
    assert.ok(settings.every(({ min, max }) => Number.isFinite(min) && Number.isFinite(max)));
  });

  it('leave out what is switched off, lists and words', () => {
    const names = settingsOf(loop).map(({ name }) => name);
    for (const absent of ['budget.sample', 'steps.length', 'services', 'words', 'kind']) {
      assert.ok(!names.includes(absent), absent);
    }
  });

  it('are there for every kind of lab', () => {
    const kinds = [{ kind: 'allocation' }, { kind: 'race' }].map((world) => settingsOf(labWorldSchema.parse(world)));
    for (const settings of kinds) assert.ok(settings.length > 5);
  });

  it('can be changed, in a copy', () => {
    const changed = withSettings(loop, { 'people.skill': 2, generations: 4 });
    assert.ok(changed.ok && changed.value.kind === 'loop');
    assert.equal(changed.value.people.skill, 2);
    assert.equal(changed.value.generations, 4);
    assert.equal(loop.kind === 'loop' && loop.people.skill, 1.2);
  });

  it('cannot become what the schema forbids, or get new names', () => {
    const refused = [
      { hallucination: 0.9 },
      { generations: 2.5 },
      { nonsense: 1 },
      { '__proto__.polluted': 1 },
      { 'constructor.name': 1 },
      { 'people.errors.wrong': 1 },
      { hallucination: Number.NaN },
    ].map((change) => withSettings(loop, change));
    for (const result of refused) assert.equal(result.ok, false);
    assert.equal('polluted' in {}, false);
  });
});
