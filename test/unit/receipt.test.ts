import assert from 'node:assert/strict';
import { engineFingerprint } from '../../src/core/grading/engineFingerprint.ts';
import { receiptOf, receiptSchema, verdictHash } from '../../src/core/grading/receipt.ts';
import { type Verdict, verdictSchema } from '../../src/core/grading/verdict.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { flawOf, verdictOf } from './verdictFixture.ts';

const host = { sha256: hashCode, engine: { name: 'node', version: '20.0.0' } };
const hash = hashCode('anything');
const verdict: Verdict = verdictSchema.parse(
  verdictOf(
    [flawOf('F04', 'flawed', { where: { line: 1, column: 2, endLine: 3, endColumn: 4 } }), flawOf('F06', 'clear')],
    {
      pack: { id: 'course', version: '1.0.0', hash },
      code: { hash },
      advice: ['Rest.'],
      metrics: {
        generations: [
          { t: 0, knowledge: 0.5, tailAlive: 1, diversity: 0.9, flattery: 0.1, luck: 0, trained: 10, human: 5 },
        ],
        lost: [{ text: 'A fact.', oneIn: 12, lastSeen: 3 }],
        facts: 200,
        paused: { t: 3, reason: 'enough' },
      },
    },
  ),
);

/** Every value that isn't a container, as a path. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]));
}

/** A copy in which one leaf is another value of its kind. */
function changedAt(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) {
    if (typeof value === 'number') return value + 1e-9;
    if (typeof value === 'boolean') return !value;
    return `${String(value)}!`;
  }
  const change = (name: string, member: unknown): unknown => (name === first ? changedAt(member, rest) : member);
  if (Array.isArray(value)) return value.map((member, i) => change(String(i), member));
  return Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, change(name, member)]));
}

describe('A verdict’s hash', () => {
  const of = (changed: unknown): string => verdictHash(changed as Verdict, hashCode);

  it('changes with every single field but the timings and the words', () => {
    const paths = leaves(verdict);
    assert.ok(paths.length > 60);
    for (const path of paths) {
      const same = /^(timings|summary|advice|flaws\.\d+\.(title|limit|evidence|related))(\.|$)/.test(path.join('.'));
      assert.equal(of(changedAt(verdict, path)) === of(verdict), same, path.join('.'));
    }
  });

  it('changes where a field goes, an entry goes, or two change places', () => {
    const [first, second] = verdict.flaws;
    for (const changed of [
      { ...verdict, metrics: null },
      { ...verdict, flaws: [first] },
      { ...verdict, flaws: [second, first] },
      { ...verdict, extra: 1 },
    ]) {
      assert.notEqual(of(changed), of(verdict));
    }
  });

  it('is the same after a trip through JSON, in any order of fields', () => {
    const fields = Object.entries(JSON.parse(JSON.stringify(verdict)) as object);
    assert.equal(of(Object.fromEntries(fields.reverse())), of(verdict));
  });
});

describe('A receipt', () => {
  it('can be read back', () => {
    const receipt = receiptOf(verdict, 3, host);
    assert.ok(receipt.ok);
    assert.deepEqual(receiptSchema.parse(JSON.parse(JSON.stringify(receipt.value))), receipt.value);
    assert.equal(receipt.value.seedBlock, 3);
  });

  it('doesn’t exist for a run that couldn’t be graded', () => {
    const receipt = receiptOf({ ...verdict, fault: { kind: 'timeout', message: 'Too long.' } }, 0, host);
    assert.ok(!receipt.ok && receipt.problem.code === 'receipt.no-grade');
  });
});

describe('The engine’s fingerprint', () => {
  /** The fingerprint of an engine in which one function of `Math` is a little off. */
  function withOther(
    name: 'imul' | 'floor' | 'sqrt' | 'exp' | 'log' | 'pow',
    other: (right: number) => number,
  ): string {
    const original: (...args: [number, number]) => number = Math[name];
    try {
      Object.assign(Math, { [name]: (...args: [number, number]) => other(original(...args)) });
      return engineFingerprint(hashCode);
    } finally {
      Object.assign(Math, { [name]: original });
    }
  }
  const ulp = (x: number): number => x * (1 + Number.EPSILON);

  it('is short and always the same', () => {
    assert.match(engineFingerprint(hashCode), /^[0-9a-f]{16}$/);
    assert.equal(engineFingerprint(hashCode), engineFingerprint(hashCode));
  });

  it('differs where what the grader relies on is off by a bit', () => {
    assert.notEqual(withOther('sqrt', ulp), engineFingerprint(hashCode));
    assert.notEqual(
      withOther('imul', (x) => x ^ 1),
      engineFingerprint(hashCode),
    );
    assert.notEqual(
      withOther('floor', (x) => (x > 7 ? x - 1 : x)),
      engineFingerprint(hashCode),
    );
  });

  it('doesn’t depend on what engines are free to do differently', () => {
    for (const name of ['exp', 'log', 'pow'] as const) {
      assert.equal(withOther(name, ulp), engineFingerprint(hashCode), name);
    }
  });
});
