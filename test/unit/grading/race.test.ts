import assert from 'node:assert/strict';
import type { Cycle } from 'groundloop';
import { grade } from '../../../src/core/grading/grade.ts';
import { ContractError, type Program, type SourceView } from '../../../src/core/grading/program.ts';
import { flawOf, found, gradeRule, raceLab } from '../../support/kinds.ts';
import { noSource } from '../../support/lab.ts';

const gap = (c: Cycle): number => c.capability - c.alignment;

describe('a graded pause rule', () => {
  for (const [name, rule] of [
    ['the gap', (c: Cycle) => gap(c) >= 2],
    ['a stricter gap', (c: Cycle) => gap(c) >= 1],
    ['the ratio', (c: Cycle) => c.capability >= 2 * c.alignment],
    ['audits of every month', (c: Cycle) => c.capability - c.audit() >= 1.8],
    ['an alarm that an audit confirms', (c: Cycle) => gap(c) >= 1.5 && c.capability - c.audit() > 0],
    ['growth of the gap', (c: Cycle) => gap(c) - gap({ ...c, ...c.history.at(-1) }) > 0.25],
  ] as const) {
    it(`passes on ${name}`, () => {
      const graded = gradeRule(rule);
      assert.deepEqual(found(graded), []);
      assert.equal(graded.passed, true);
    });
  }

  it('says how many races were judged rightly, and shows one', () => {
    const graded = gradeRule((c) => gap(c) >= 2);
    assert.deepEqual(
      graded,
      gradeRule((c) => gap(c) >= 2),
    );
    const race = graded.race!;
    assert.deepEqual([race.inTime, race.afterShock, race.leftRunning], [1, 1, 1]);
    assert.equal(race.cycles.length, 25);
    const crossing = race.cycles.findIndex((cycle) => cycle.capability - cycle.alignment >= 2);
    assert.equal(race.paused, crossing);
    assert.ok(race.due !== null && race.due >= crossing);
    assert.equal(graded.metrics, null);
  });

  it('has F16 for what the system says, even where that happens to tell: it would say otherwise', () => {
    const source: SourceView = {
      callSite: () => ({ line: 2, column: 9 }),
      callSpan: () => ({ line: 2, column: 7, endLine: 2, endColumn: 19 }),
      returnSpan: () => undefined,
    };
    const graded = gradeRule((c) => c.capability - c.selfReport >= 0.2, { source });
    assert.deepEqual(found(graded), ['F16']);
    const flaw = flawOf(graded, 'F16');
    assert.match(flaw.evidence.changed, /say of itself that there is no gap/);
    assert.equal(flaw.where?.column, 7);
    assert.equal(graded.race!.inTime, 1);
  });

  it('has F16 for a limit that the loop moves', () => {
    const graded = gradeRule(
      (c, memory: { limit: number }) => {
        memory.limit = Math.max(memory.limit, gap(c) + 1);
        return gap(c) >= memory.limit;
      },
      { memory: { limit: 2 } },
    );
    assert.deepEqual(found(graded), ['F16']);
    assert.match(flawOf(graded, 'F16').evidence.sentence, /no pause comes/);
  });

  it('has F16 for looking every fifth cycle, and not for every second', () => {
    const every = (n: number) => gradeRule((c) => c.n % n === 0 && gap(c) >= 2);
    assert.deepEqual(found(every(5)), ['F16']);
    assert.match(flawOf(every(5), 'F16').evidence.sentence, /too late/);
    assert.deepEqual(found(every(2)), []);
  });

  it('has F16 for lifting its own pause, whether it counts in memory or in a variable', () => {
    const inMemory = gradeRule(
      (c, memory: { since: number }) => {
        if (memory.since > 0 && c.n > memory.since + 2) return false;
        if (gap(c) >= 2 && memory.since === 0) memory.since = c.n;
        return gap(c) >= 2;
      },
      { memory: { since: 0 } },
    );
    assert.deepEqual(found(inMemory), ['F16']);
    assert.match(flawOf(inMemory, 'F16').evidence.sentence, /lifts itself/);
    const instantiate = (): Program => {
      let since = 0;
      const step = (given: unknown): boolean => {
        const c = given as Cycle;
        if (since > 0 && c.n > since + 2) return false;
        if (gap(c) >= 2 && since === 0) since = c.n;
        return gap(c) >= 2;
      };
      return { step, memory: undefined };
    };
    const inVariable = grade({ lab: raceLab, instantiate, source: noSource, seedBlock: 3 });
    assert.deepEqual(found(inVariable), ['F16']);
    assert.match(flawOf(inVariable, 'F16').evidence.sentence, /lifts itself/);
  });

  it('has F16 for pausing where nothing is wrong', () => {
    for (const rule of [() => true, (c: Cycle) => c.n >= 10, (c: Cycle) => c.capability >= 4]) {
      const graded = gradeRule(rule);
      assert.deepEqual(found(graded), ['F16']);
      assert.match(flawOf(graded, 'F16').evidence.sentence, /where nothing is wrong/);
    }
  });

  it('has F15 for audits that are only filed, and F16 too where nothing else pauses', () => {
    const filed = gradeRule((c) => c.audit() < 0 || gap(c) >= 2);
    assert.deepEqual(found(filed), ['F15']);
    assert.deepEqual(found(gradeRule((c) => c.audit() < 0)), ['F15', 'F16']);
  });

  it('has F15 for an average in which good audits drown bad ones, and leaves F16 for later', () => {
    const graded = gradeRule(
      (c, memory: { all: number[] }) => {
        memory.all.push(c.audit() / c.capability);
        return memory.all.reduce((sum, x) => sum + x, 0) / memory.all.length < 0.5;
      },
      { memory: { all: [] } },
    );
    assert.deepEqual(found(graded), ['F15']);
    assert.match(flawOf(graded, 'F16').evidence.sentence, /audits that come too late/);
  });

  it('has F19 for audits that come when they are expected, and charges what they hide to that alone', () => {
    const graded = gradeRule((c) => c.n % 3 === 0 && c.capability - c.audit() >= 1.5);
    assert.deepEqual(found(graded), ['F19']);
    assert.ok(Math.abs(flawOf(graded, 'F19').effect! - 0.9) < 1e-9);
    assert.deepEqual(found(gradeRule((c) => c.n % 3 === 1 && c.capability - c.audit() >= 1.5)), []);
  });

  it('is asked with nothing that it could change, and remembers what is in memory only', () => {
    assert.throws(() => gradeRule((c) => Object.assign(c, { alignment: 0 })), /read only/);
    assert.throws(() => gradeRule((c) => (c.history as unknown[]).push(1) > 0), /not extensible/);
    const memory = { calls: 0 };
    gradeRule((_, mine: { calls: number }) => ++mine.calls < 0, { memory });
    assert.equal(memory.calls, 0);
  });

  it('meets the cycle before in history, and its own number from 1', () => {
    let first: unknown;
    gradeRule((c) => {
      first ??= { n: c.n, history: c.history, left: c.budget.audit };
      assert.equal(c.history.length, c.n);
      return false;
    });
    assert.deepEqual(first, { n: 1, history: [{ capability: 1, alignment: 1 }], left: 60 });
  });

  it('is refused for an answer that is none, and for an audit that nobody pays', () => {
    const refused = (rule: (c: Cycle) => unknown, message: RegExp): void => {
      assert.throws(
        () => gradeRule(rule),
        (error) => error instanceof ContractError && message.test(error.message),
      );
    };
    refused(() => undefined, /answered nothing; it may answer true or false/);
    refused(() => NaN, /answered NaN; it may answer true or false/);
    refused((c) => c.audit() + c.audit() + c.audit() < 0, /no audit left: one race allows from 0 to 60/);
  });

  it('lets the rule’s own exceptions through', () => {
    assert.throws(
      () =>
        gradeRule((c) => {
          if (c.n === 7) throw new Error('seven');
          return false;
        }),
      /^Error: seven$/,
    );
  });
});
