import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Batch, Generation, Item, Principle } from 'groundloop';
import { parse } from 'yaml';
import { ContractError } from '../../../src/core/simulation/contractError.ts';
import { measureHarm } from '../../../src/core/simulation/metrics.ts';
import { presetSchema } from '../../../src/core/simulation/preset.ts';
import { KINDS } from '../../../src/core/simulation/words.ts';
import { harmOf, makeWorld } from '../../../src/core/simulation/world.ts';
import { simulate } from '../../support/loops.ts';

const harms = [
  { name: 'overt', prevalence: 0.1, recall: 0.9, words: ['fraud', 'money laundering'] },
  { name: 'hidden-costs', prevalence: 0.06, recall: 0.6, words: ['fees'] },
];
const preset = { harms, services: ['human' as const, 'audit' as const, 'critic' as const, 'verifier' as const] };
const OVERT: Principle = { id: 'a', covers: ['overt'] };
const BOTH: Principle = { id: 'both', text: 'No fraud, and no fees in small print.' };

/** Runs `check` in the first generation of a loop. */
function inside(check: (g: Generation) => void, world: Parameters<typeof simulate>[1] = { preset }): void {
  let called = false;
  simulate((g) => {
    if (!called) check(g);
    called = true;
    return g.model.sample(10);
  }, world);
  assert.ok(called);
}

const refused = (message: RegExp) => (error: unknown) => error instanceof ContractError && message.test(error.message);
const noticed = (g: Generation, batch: Batch, principle: Principle): Set<Item> =>
  new Set([...batch].filter((item) => g.model.judge(item, principle) < 0.5));

describe('classes of harm', () => {
  it('are what the preset says in people’s answers, and in common and rare facts alike', () => {
    const world = makeWorld(presetSchema.parse(preset));
    const found = harms.map(() => ({ share: 0, facts: 0, rare: 0 }));
    for (let q = 0; q < world.facts; q++) {
      const harm = found[world.harmClass[q]!];
      if (!harm) continue;
      harm.share += world.frequency[q]! * world.humanAnswer[q * 4 + 2]!;
      harm.facts++;
      if (q >= world.tailFrom) harm.rare++;
    }
    harms.forEach(({ prevalence }, j) => {
      assert.ok(Math.abs(found[j]!.share - prevalence) < 1e-12);
      assert.ok(
        Math.abs(found[j]!.rare / found[j]!.facts - 0.5) < 0.1,
        `${found[j]!.rare} of ${found[j]!.facts} are rare`,
      );
    });
  });

  it('leave how often people are right as it was', () => {
    const plain = makeWorld(presetSchema.parse({}));
    const world = makeWorld(presetSchema.parse(preset));
    for (let q = 0; q < world.allFacts; q++) {
      assert.equal(world.humanAnswer[q * 4], plain.humanAnswer[q * 4]);
      const sum = [0, 1, 2, 3].reduce((total, v) => total + world.humanAnswer[q * 4 + v]!, 0);
      assert.ok(Math.abs(sum - 1) < 1e-12);
    }
  });

  it('that people’s mistakes have no room for are refused, with what is permitted', () => {
    const asked = (prevalence: number, name = 'other') =>
      presetSchema.safeParse({ harms: [...harms, { name, prevalence, recall: 0.5 }] });
    assert.match(asked(0.4).error!.issues[0]!.message, /make up 0\.56 of all answers.*at most 0\.4/);
    assert.deepEqual(asked(0.4).error!.issues[0]!.path, ['harms']);
    assert.match(asked(0.05, 'overt').error!.issues[0]!.message, /two harm classes are named overt/);
    assert.ok(asked(0.1).success);
  });

  it('are counted by audits, by name, and only among what is bad', () => {
    inside(
      (g) => {
        const batch = g.model.sample(4000);
        const { of, bad, harms: found } = g.audit(batch, 4000);
        assert.equal(of, 4000);
        assert.deepEqual(Object.keys(found), ['overt', 'hidden-costs']);
        assert.ok(Math.abs(found['overt']! / of - 0.1) < 0.02);
        assert.ok(Math.abs(found['hidden-costs']! / of - 0.06) < 0.016);
        assert.ok(found['overt']! + found['hidden-costs']! < bad);
      },
      { preset: { ...preset, budget: { audit: 4000 } } },
    );
  });

  it('can’t be told from the words of an item', () => {
    const manifest = readFileSync('labs/groundloop-course/labs/finance-constitution/lab.yaml', 'utf8');
    const { world } = parse(manifest) as { world: unknown };
    const vocabulary = presetSchema.parse(world).harms.flatMap(({ name, words }) => [name, ...words]);
    const said = KINDS.finance.flatMap((kind) => kind.answers.map((answer) => kind.say('X', answer).toLowerCase()));
    assert.ok(vocabulary.length > 10 && said.length > 50);
    for (const word of vocabulary) assert.ok(!said.some((sentence) => sentence.includes(word)), word);
    // The same answer is harmful in one seed and not in another.
    const q = makeWorld(presetSchema.parse(preset)).harmClass.indexOf(0);
    const ends = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      simulate((g) => g.model.sample(5), { seed, preset: { ...preset, words: 'finance' } }).text(q * 4 + 2),
    );
    assert.ok(new Set(ends).size > 4);
  });
});

describe('a critic', () => {
  it('notices the classes that a principle covers, as often as the preset says', () => {
    inside((g) => {
      const batch = g.model.sample(6000);
      assert.ok(Math.abs(noticed(g, batch, OVERT).size / 6000 - 0.1 * 0.9) < 0.015);
      assert.ok(Math.abs(noticed(g, batch, BOTH).size / 6000 - (0.1 * 0.9 + 0.06 * 0.6)) < 0.02);
    });
  });

  it('reads coverage from the list, or from the words of text and id', () => {
    inside((g) => {
      const batch = g.model.sample(2000);
      const sees = (principle: Principle): boolean => noticed(g, g.model.sample(0).plus(batch), principle).size > 0;
      const plainOpinion = (principle: Principle): boolean =>
        [...batch].every((item) => g.model.judge(item, principle) === g.model.judge(item));
      for (const principle of [
        { id: 'overt' },
        { id: 'x', text: 'Beware of FRAUD!' },
        { id: 'x', text: 'no money-laundering, please' },
        { id: 'x', text: 'hidden costs are out' },
        { id: 'x', covers: ['Hidden Costs'] },
      ]) {
        assert.ok(sees(principle) && !plainOpinion(principle), JSON.stringify(principle));
      }
      for (const principle of [
        { id: 'x', text: 'Be helpful and accurate.' },
        { id: 'x', text: 'No fraudsters' },
        { id: 'overt', text: 'fraud', covers: [] },
        { id: 'x', covers: ['overtly'] },
      ]) {
        assert.ok(plainOpinion(principle), JSON.stringify(principle));
      }
    });
  });

  it('finds nothing new in the same words, and something in others', () => {
    inside((g) => {
      const batch = g.model.sample(6000);
      const first = noticed(g, batch, BOTH);
      const again = noticed(g, batch, { id: 'nr. 2', text: 'no FRAUD and no fees; in small print (2)' });
      assert.deepEqual(again, first);
      const other = noticed(g, batch, { id: 'c', text: 'Would a fair adviser hide fraud or fees?' });
      const both = [...first].filter((item) => other.has(item)).length;
      assert.ok(other.size > 0.8 * first.size && both < other.size && both < first.size);
    });
  });

  it('is the same with another example in its principle, so that names decide nothing', () => {
    inside((g) => {
      const batch = g.model.sample(3000);
      const under = (example: string): Set<Item> =>
        noticed(g, batch, { id: 'x', text: `Spot fraud and fees, unlike in this one: ${example}` });
      const [first, second] = [...g.model.sample(40).unique()];
      assert.notEqual(first!.text, second!.text);
      assert.deepEqual(under(first!.text), under(second!.text));
    });
  });

  it('judges what it notices below a half, and everything else above', () => {
    inside((g) => {
      for (const item of g.model.sample(2000)) {
        const under = g.model.judge(item, BOTH);
        const own = g.model.judge(item);
        assert.ok(Math.abs(under - 0.4 * own) < 1e-12 || Math.abs(under - (0.6 + 0.4 * own)) < 1e-12);
      }
    });
  });

  it('refuses what is no principle, and says what one looks like', () => {
    inside((g) => {
      const item = [...g.model.sample(1)][0]!;
      for (const [principle, message] of [
        ['no fraud', /needs a principle like \{ id:.*got "no fraud"/],
        [{ text: 'no fraud' }, /an id that is undefined/],
        [{ id: 'a', text: 3 }, /a text that is 3/],
        [{ id: 'a', covers: 'overt' }, /covers that are "overt"/],
        [{ id: 'a', covers: [1] }, /covers with 1/],
        [null, /got null/],
      ] as const) {
        assert.throws(() => g.model.judge(item, principle as never), refused(message));
        assert.throws(() => g.model.revise(g.model.sample(1), principle as never), refused(message));
      }
    });
  });
});

describe('a revision', () => {
  it('gives as many items, from revised, and changes only what the critic noticed', () => {
    inside((g) => {
      const batch = g.model.sample(3000);
      const seen = noticed(g, batch, BOTH);
      const revised = g.model.revise(batch, BOTH);
      assert.equal(revised.size, 3000);
      const after = [...revised];
      [...batch].forEach((item, i) => {
        assert.equal(after[i]!.from, 'revised');
        assert.equal(after[i]!.question, item.question);
        assert.equal(after[i]!.text === item.text, !seen.has(item));
      });
      assert.equal(noticed(g, revised, BOTH).size, 0);
    });
  });

  it('takes out the harm it notices and leaves the model’s own belief in its place', () => {
    const { base, world } = simulate((g) => g.model.revise(g.model.sample(20_000), BOTH), {
      preset: { ...preset, generations: 2, hallucination: 0 },
    });
    const harm = measureHarm(world, base.records[0]!.after)!;
    assert.ok(Math.abs(harm.classes['overt']! - 0.1 * 0.1) < 0.004);
    assert.ok(Math.abs(harm.classes['hidden-costs']! - 0.06 * 0.4) < 0.006);
    const { candidates, trained } = base.records[0]!;
    // What is rewritten is right about as often as what the model says of that fact when it does no harm.
    let expected = 0;
    let right = 0;
    for (let q = 0; q < world.facts; q++) {
      const lost = candidates[q * 4 + 2]! - trained[q * 4 + 2]!;
      const p = world.humanAnswer;
      expected += (lost * p[q * 4]!) / (1 - p[q * 4 + 2]!);
      right += trained[q * 4]! - candidates[q * 4]!;
    }
    assert.ok(Math.abs(right - expected) < 4 * Math.sqrt(expected), `${right} right, expected ${expected}`);
  });

  it('under a principle that names nothing follows the model’s taste', () => {
    inside((g) => {
      const batch = g.model.sample(4000);
      const revised = [...g.model.revise(batch, { id: 'nice', text: 'Be helpful and accurate.' })];
      let towards = 0;
      [...batch].forEach((item, i) => {
        const change = g.model.judge(revised[i]!) - g.model.judge(item);
        assert.ok(change >= 0, 'never to something it likes less');
        if (change > 0) towards++;
      });
      assert.ok(towards > 400, `${towards} of 4000`);
    });
  });

  it('keeps what other judges say of an item that it left alone', () => {
    inside((g) => {
      const batch = g.model.sample(800);
      const revised = g.model.revise(batch, BOTH);
      const drafts = [...batch];
      let left = 0;
      [...revised].forEach((item, i) => {
        if (item.text !== drafts[i]!.text) return;
        left++;
        assert.equal(g.verifier.check(item), g.verifier.check(drafts[i]!));
      });
      assert.ok(left > 600 && left < 800, `${left} of 800`);
    });
  });

  it('needs a lab that offers it', () => {
    inside((g) => {
      assert.throws(() => g.model.revise(g.model.sample(1), OVERT), refused(/no constitutional revision/));
    }, {});
  });

  it('counts as the model’s item where it was the model’s, and once', () => {
    const seen = simulate(
      (g) => {
        const drafts = g.model.sample(200);
        const all = g.bank.put('all', g.bank.get('all').plus(drafts, g.human.draw(50)));
        return g.model.revise(all, OVERT);
      },
      { preset: { ...preset, generations: 3 } },
    ).base.records;
    for (const record of seen) {
      assert.equal(
        record.kept.reduce((sum, n) => sum + n, 0),
        200,
      );
      assert.equal(record.fromRevised, record.size);
    }
  });

  it('that is learned beside its draft leaves the draft unchanged; alone it replaces it', () => {
    const total = (histogram: Int32Array, of: (cell: number) => boolean): number =>
      histogram.reduce((sum, n, cell) => sum + (of(cell) ? n : 0), 0);
    const record = (step: (g: Generation) => Batch) => {
      const { base, world } = simulate(step, { preset: { ...preset, generations: 2 } });
      const overt = (cell: number): boolean => harmOf(world, cell) === 0;
      const { candidates, unchanged, kept } = base.records[0]!;
      return { of: total(candidates, overt), unchanged: total(unchanged, overt), kept: total(kept, overt) };
    };
    const both = record((g) => {
      const drafts = g.model.sample(3000);
      return drafts.plus(g.model.revise(drafts, OVERT));
    });
    assert.equal(both.unchanged, both.of);
    const alone = record((g) => g.model.revise(g.model.sample(3000), OVERT));
    assert.ok(Math.abs(alone.unchanged / alone.of - 0.1) < 0.08);
    assert.equal(alone.kept, alone.unchanged);
  });
});
