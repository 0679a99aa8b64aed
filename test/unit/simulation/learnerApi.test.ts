import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Batch, Generation } from 'groundloop';
import { ContractError } from '../../../src/core/simulation/contractError.ts';
import { simulate, type Step } from '../../support/loops.ts';

/** Runs `check` inside the first generation of a loop. */
function inside(check: (g: Generation) => void, preset: Parameters<typeof simulate>[1] = {}): void {
  let called = false;
  simulate((g) => {
    if (!called) {
      called = true;
      check(g);
    }
    return g.model.sample(10);
  }, preset);
  assert.ok(called);
}

const texts = (batch: Batch): string[] => [...batch].map((item) => item.text);
const refused = (message: RegExp) => (error: unknown) => error instanceof ContractError && message.test(error.message);

describe('the learner’s batches', () => {
  it('filter, split, take, plus and unique behave like lists', () => {
    inside((g) => {
      const batch = g.model.sample(200);
      const [rivers, others] = batch.split((item) => item.text.includes('river'));
      assert.equal(rivers.size + others.size, 200);
      assert.deepEqual(
        texts(rivers),
        texts(batch).filter((text) => text.includes('river')),
      );
      assert.deepEqual(
        texts(others),
        texts(batch).filter((text) => !text.includes('river')),
      );
      assert.deepEqual(texts(batch.take(3)), texts(batch).slice(0, 3));
      assert.deepEqual(texts(batch.take(3).plus(others, rivers)), [
        ...texts(batch).slice(0, 3),
        ...texts(others),
        ...texts(rivers),
      ]);
      assert.deepEqual(texts(batch.unique()), [...new Set(texts(batch))]);
      const indexes: number[] = [];
      batch.filter((_, index) => indexes.push(index));
      assert.deepEqual(
        indexes,
        Array.from({ length: 200 }, (_, i) => i),
      );
    });
  });

  it('sort ascending, keep ties in order, and refuse NaN', () => {
    inside((g) => {
      const batch = g.model.sample(100);
      assert.deepEqual(
        texts(batch.sortBy((item) => item.text.length)),
        texts(batch).sort((a, b) => a.length - b.length),
      );
      assert.throws(() => batch.sortBy(() => NaN), refused(/number for every item, and got NaN/));
    });
  });

  it('some(n) chooses without replacement, differently at each call', () => {
    inside((g) => {
      const batch = g.model.sample(300);
      const all = [...batch];
      const first = [...batch.some(50)];
      assert.equal(new Set(first).size, 50);
      assert.ok(first.every((item) => all.includes(item)));
      assert.notDeepEqual(
        first.map((item) => item.text),
        texts(batch.some(50)),
      );
      assert.equal(batch.some(1000).size, 300);
    });
  });

  it('give the same handle for the same item, which can’t be made or changed', () => {
    inside((g) => {
      const batch = g.model.sample(5);
      const [item] = batch;
      assert.ok(item);
      assert.equal([...batch][0], item);
      assert.ok(Object.isFrozen(item));
      assert.throws(
        () => g.verifier.check({ text: item.text, question: item.question, from: 'model' }),
        refused(/needs an item/),
      );
      assert.throws(
        () => g.verifier.check(Object.create(Object.getPrototypeOf(item) as object) as never),
        refused(/needs an item/),
      );
      assert.throws(() => g.bank.put('x', [...batch] as never), refused(/needs a batch, and got an array/));
    });
  });

  it('refuse impossible counts', () => {
    inside((g) => {
      for (const n of [0.5, -5, NaN, Infinity, '7', undefined]) {
        assert.throws(() => g.human.draw(n as number), refused(/whole number/));
        assert.throws(() => g.model.sample(n as number), refused(/whole number/));
        assert.throws(() => g.human.draw(3).take(n as number), refused(/whole number/));
      }
      assert.throws(() => g.model.sample(1e9), refused(/too much at once/));
      assert.throws(() => g.model.sample(1, { temperature: -1 }), refused(/temperature/));
    });
  });

  it('stop growing before they eat the memory', () => {
    const doubling: Step = (g) => {
      let batch = g.model.sample(1000);
      for (let i = 0; i < 60; i++) batch = batch.plus(batch);
      return batch;
    };
    assert.throws(() => simulate(doubling), refused(/would hold/));
  });
});

describe('budgets', () => {
  it('are integers that only go down, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 8 }), (asks) => {
        inside((g) => {
          let left = g.budget.human;
          assert.equal(left, 2000);
          for (const n of asks) {
            const got = g.human.draw(n).size;
            assert.equal(got, Math.min(n, left));
            left -= got;
            assert.equal(g.budget.human, left);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('check throws when nothing is left, and says so', () => {
    inside(
      (g) => {
        const batch = g.model.sample(20);
        assert.throws(() => batch.filter((item) => g.verifier.check(item)), refused(/budget is spent: 10 checks/));
        assert.equal(g.budget.verify, 0);
      },
      { preset: { budget: { verify: 10 } } },
    );
  });

  it('audits look at a random part and spend what they look at', () => {
    inside((g) => {
      const batch = g.model.sample(300);
      const seen = g.audit(batch, 80);
      assert.equal(seen.of, 80);
      assert.ok(seen.bad > 10 && seen.bad < 60, String(seen.bad));
      assert.equal(g.budget.audit, 320);
    });
  });
});

describe('what a generation offers', () => {
  it('refuses what the lab doesn’t have, by name', () => {
    inside(
      (g) => {
        assert.throws(() => g.reward.score([...g.human.draw(1)][0]!), refused(/no reward model/));
        assert.throws(() => g.users.thumbs([...g.human.draw(1)][0]!), refused(/has no users/));
      },
      { preset: { services: ['human', 'verifier'] } },
    );
  });

  it('is sealed', () => {
    inside((g) => {
      const people = g.human.draw(1);
      const sample: unknown = Reflect.get(g.model, 'sample');
      const filter: unknown = Reflect.get(people, 'filter');
      for (const part of [g, g.model, sample, g.verifier, g.bank, people, filter]) {
        assert.ok(Object.isFrozen(part));
      }
    });
  });

  it('carries memory and the bank on, and nothing else', () => {
    const seen: number[] = [];
    const step = (g: Generation, memory: { n: number; list: number[] }) => {
      memory.n++;
      memory.list.push(g.t);
      seen.push(memory.n);
      assert.equal(memory.list.length, g.t + 1);
      assert.equal(g.bank.get('kept').size, g.t * 10);
      return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(10)));
    };
    const run = simulate(step, { memory: { n: 0, list: [] } });
    assert.equal(run.forkable, true);
    assert.deepEqual(seen.slice(0, 10), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('says what can’t be kept in memory', () => {
    const keepBatch = ((g: Generation, memory: { b?: unknown }) => {
      memory.b = g.human.draw(3);
      return g.human.draw(3);
    }) as Step;
    assert.throws(() => simulate(keepBatch, { memory: {} }), refused(/memory holds a batch/));
    assert.throws(
      () => simulate((g) => g.human.draw(1), { memory: { when: () => 1 } }),
      refused(/memory holds a function/),
    );
    const first = (memory: unknown) => () => simulate((g) => g.human.draw(1), { memory });
    assert.throws(first({ when: () => 1 }), refused(/memory holds a function/));
    assert.throws(first({ seen: new Map() }), refused(/memory holds a Map/));
    assert.throws(first({ rate: NaN }), refused(/^memory\.rate is NaN; JSON has no such number/));
    assert.throws(
      first({ 'best of': [1, { x: -Infinity }] }),
      refused(/^memory\["best of"\]\[1\]\.x is -Infinity; JSON/),
    );
    assert.throws(
      first({
        counter: new (class Counter {
          n = 0;
        })(),
      }),
      refused(/memory holds a Counter/),
    );
  });

  it('carries no live object on, whatever it pretends to be', () => {
    let before: unknown;
    const step = ((g: Generation, memory: { list?: unknown }) => {
      assert.notEqual(memory.list, before === undefined ? null : before);
      const list: unknown[] = [1];
      Object.defineProperty(list, 'map', { value: () => list });
      before = list;
      memory.list = list;
      return g.human.draw(3);
    }) as Step;
    simulate(step, { memory: {} });
  });

  it('samples about a topic, or about the questions of a batch', () => {
    inside((g) => {
      for (const item of g.model.sample(50, { about: 'rivers' })) assert.match(item.text, /river/);
      const people = g.human.draw(5);
      const questions = new Set([...people].map((item) => item.question));
      for (const item of g.model.sample(50, { about: people })) assert.ok(questions.has(item.question));
      assert.throws(() => g.model.sample(1, { about: 'dragons' }), refused(/no topic "dragons"/));
    });
  });

  it('shows nothing that gives away rank or truth: lengths of texts are unrelated to frequency', () => {
    let common = 0;
    let rare = 0;
    const seeds = 40;
    for (let seed = 1; seed <= seeds; seed++) {
      const { world, text } = ((run) => ({ world: run.world, text: (cell: number) => run.text(cell) }))(
        simulate((g) => g.human.draw(1), { seed, preset: { generations: 2 } }),
      );
      for (let q = 0; q < 50; q++) {
        common += text(q * 4).length;
        rare += text((world.facts - 1 - q) * 4).length;
      }
    }
    const difference = Math.abs(common - rare) / (50 * seeds);
    assert.ok(difference < 0.8, `${difference} characters`);
  });

  it('pauses', () => {
    const run = simulate((g) => (g.t === 3 ? g.pause('enough') : g.human.draw(5)));
    const spent = { sample: 0, human: 0, verify: 0, audit: 0 };
    assert.deepEqual(run.base.end, { kind: 'paused', reason: 'enough', calls: 0, audited: { of: 0, bad: 0 }, spent });
    assert.equal(run.base.records.length, 3);
  });
});
