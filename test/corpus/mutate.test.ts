import assert from 'node:assert/strict';
import { mutantsOf } from './mutate.ts';
import { wilson } from './wilson.ts';

const SOUND = `import type { Batch, Generation } from 'groundloop';
export function step(g: Generation): Batch {
  const good = g.model.sample(900).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), good));
}
`;

const edit = (operator: string, from: RegExp): { to: string; expected: string | undefined; code: string } => {
  const mutant = mutantsOf(SOUND).find((each) => each.operator === operator && from.test(each.from));
  assert(mutant, `no ${operator} of ${String(from)}`);
  return mutant;
};

describe('one-edit mutants', () => {
  it('differ from their parent in one place and keep the rest', () => {
    const mutants = mutantsOf(SOUND);
    assert.equal(new Set(mutants.map(({ code }) => code)).size, mutants.length);
    const { code } = edit('cold-sampling', /sample/);
    assert.match(
      code,
      /g\.model\.sample\(900, \{ temperature: 0\.6 \}\)\.filter\(\(item\) => g\.verifier\.check\(item\)\)/,
    );
    assert.match(code, /g\.human\.draw\(150\), good/);
  });

  it('know the flaw that they introduce', () => {
    assert.equal(edit('drop-filter', /sample/).expected, 'F01');
    assert.equal(edit('negate-predicate', /check/).to, '!(g.verifier.check(item))');
    assert.equal(edit('judge-for-verifier', /check/).expected, 'F02');
    assert.equal(edit('thumbs-for-verifier', /check/).expected, 'F13');
    assert.equal(edit('model-for-people', /draw/).to, 'g.model.sample(150)');
    assert.equal(edit('model-for-people', /draw/).expected, 'F04');
    assert.equal(edit('off-by-one', /^150$/).expected, 'sound');
  });

  it('trace dropped items to people and to the model through variables', () => {
    const dropped = mutantsOf(SOUND).filter(({ operator }) => operator === 'drop-plus-argument');
    assert.deepEqual(
      dropped.map(({ expected }) => expected),
      ['F04', 'F08'],
    );
  });

  it('expect nothing of an edit that leaves another check standing', () => {
    const twice = SOUND.replace('.filter(', '.filter(g.verifier.check).filter(');
    const mutants = mutantsOf(twice).filter(({ operator }) => operator === 'drop-filter');
    assert.deepEqual(
      mutants.map(({ expected }) => expected),
      [undefined, undefined],
    );
  });
});

describe("Wilson's interval", () => {
  it('is the published one at its ends and in between', () => {
    const rounded = (hits: number, of: number): number[] => wilson(hits, of).map((x) => Math.round(x * 1e4) / 1e4);
    assert.deepEqual(rounded(0, 10), [0, 0.2775]);
    assert.deepEqual(rounded(10, 10), [0.7225, 1]);
    assert.deepEqual(rounded(81, 263), [0.2553, 0.3662]);
    assert.deepEqual(wilson(0, 0), [0, 1]);
  });
});
