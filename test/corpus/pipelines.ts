import type { Batch, Generation, Item } from 'groundloop';
import type { Program } from '../../src/core/simulation/run.ts';
import { accumulate, countBy, program, type Step, verified } from '../support/loops.ts';

/** A pipeline with the flaws it has: mechanisms, not symptoms. Sound ones have none. */
export interface Labelled {
  readonly id: string;
  readonly flaws: readonly string[];
  readonly instantiate: () => Program;
}

const loop = (id: string, flaws: readonly string[], step: Step, memory?: unknown): Labelled => ({
  id,
  flaws,
  instantiate: () => program(step, memory),
});

/** Human data kept for good, beside whatever this generation made. */
function withPeople(g: Generation, n: number, ...made: Batch[]): Batch {
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(n))).plus(...made);
}

const bestOfTwo = (batch: Batch, score: (item: Item) => number): Batch => {
  const items = [...batch];
  const winners = new Set(
    items.filter((item, i) => i % 2 === 0 && items[i + 1] && score(item) >= score(items[i + 1]!)),
  );
  return batch.filter((item, i) => winners.has(i % 2 === 0 ? item : items[i - 1]!) === (i % 2 === 0));
};

/** The prototype's design set for the flaws of this slice, in the product's API and in several styles. */
export const pipelines: readonly Labelled[] = [
  loop('ok-accumulate', [], (g) => accumulate(g, g.human.draw(180), verified(g, g.model.sample(900), 450))),
  loop('ok-anchor-verified', [], (g) => g.human.draw(200).plus(verified(g, g.model.sample(1000), 500))),
  loop('ok-point-free', [], (g) => accumulate(g, g.human.draw(160), g.model.sample(800).filter(g.verifier.check))),
  loop('ok-human-checked', [], (g) =>
    accumulate(g, g.human.draw(200).filter(g.verifier.check), verified(g, g.model.sample(720), 400)),
  ),
  loop('ok-thumbs-then-verify', [], (g) =>
    accumulate(g, g.human.draw(170), verified(g, g.model.sample(1400).filter(g.users.thumbs), 420)),
  ),
  loop('ok-tests-and-verifier', [], (g) =>
    accumulate(g, g.human.draw(170), verified(g, g.model.sample(1100).filter(g.tests.pass), 400)),
  ),
  loop('ok-judge-floor-then-verify', [], (g) =>
    accumulate(
      g,
      g.human.draw(170),
      verified(
        g,
        g.model.sample(1100).filter((i) => g.model.judge(i) > 0.05),
        400,
      ),
    ),
  ),
  loop('ok-hot-sampling', [], (g) =>
    accumulate(g, g.human.draw(170), verified(g, g.model.sample(1200, { temperature: 1.25 }), 400)),
  ),
  loop('ok-rare-first', [], (g) => {
    const good = verified(g, g.model.sample(900), 900).sortBy((item) => g.model.likelihood(item));
    return accumulate(
      g,
      g.human.draw(170),
      good.take(120),
      good.filter((_, i) => i >= 120 && i % 2 === 0),
    );
  }),
  loop('ok-mixed-70-30', [], (g) => {
    const drafts = g.model.sample(900);
    return accumulate(
      g,
      g.human.draw(170),
      verified(g, drafts.take(700), 330),
      drafts.filter((_, i) => i >= 760),
    );
  }),
  loop('ok-audit-pause', [], (g) => {
    const good = verified(g, g.model.sample(850), 420);
    const audit = g.audit(good, 30);
    return audit.bad > 0.7 * audit.of ? g.pause('mostly bad') : accumulate(g, g.human.draw(165), good);
  }),
  loop(
    'ok-memory-counts',
    [],
    (g: Generation, memory: { kept: number }) => {
      const good = verified(g, g.model.sample(600), 300);
      memory.kept += good.size;
      return accumulate(g, g.human.draw(150), good);
    },
    { kept: 0 },
  ),
  {
    id: 'ok-closure',
    flaws: [],
    instantiate: () => {
      let all: Batch | undefined;
      return program((g) => {
        const fresh = g.human.draw(180).plus(verified(g, g.model.sample(900), 450));
        all = all ? all.plus(fresh) : fresh;
        return all;
      });
    },
  },

  loop('ok-quarantine', [], (g) => {
    // Drafts wait a generation and are checked when they are due.
    const due = g.bank.get('waiting');
    g.bank.put('waiting', g.model.sample(700));
    return accumulate(g, g.human.draw(170), verified(g, due, 350));
  }),
  loop('ok-approved-later', [], (g) => {
    // Drafts are checked at once and learned a generation later.
    const approved = g.bank.get('approved');
    g.bank.put('approved', verified(g, g.model.sample(700), 350));
    return accumulate(g, g.human.draw(170), approved);
  }),
  loop(
    'ok-verdicts-remembered',
    [],
    (g: Generation, memory: { wrong: string[] }) => {
      // What the verifier rejects is remembered by its text, and kept out ever after.
      const wrong = new Set(memory.wrong);
      const drafts = g.model.sample(700).filter((item) => !wrong.has(item.text));
      for (const item of drafts.some(500)) if (!g.verifier.check(item)) wrong.add(item.text);
      memory.wrong = [...wrong];
      return accumulate(
        g,
        g.human.draw(170),
        drafts.filter((item) => !wrong.has(item.text)),
      );
    },
    { wrong: [] },
  ),
  loop(
    'verdicts-only-counted',
    ['F01'],
    (g: Generation, memory: { asked: number }) => {
      const drafts = g.model.sample(450);
      memory.asked += drafts.filter(g.verifier.check).size;
      return accumulate(g, g.human.draw(170), drafts);
    },
    { asked: 0 },
  ),
  loop('self-judged-later', ['F01', 'F02'], (g) => {
    const approved = g.bank.get('approved');
    g.bank.put(
      'approved',
      g.model
        .sample(1200)
        .filter((item) => g.model.judge(item) > 0.5)
        .take(400),
    );
    return accumulate(g, g.human.draw(170), approved);
  }),

  loop('no-verifier', ['F01'], (g) => accumulate(g, g.human.draw(180), g.model.sample(450))),
  loop('verifier-ignored', ['F01'], (g) => {
    const drafts = g.model.sample(450);
    let good = 0;
    for (const item of drafts) if (g.verifier.check(item)) good++;
    return good < 0 ? drafts : accumulate(g, g.human.draw(180), drafts);
  }),
  loop('verifier-or-true', ['F01'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      g.model.sample(450).filter((item) => g.verifier.check(item) || item.text.length > 0),
    ),
  ),
  loop('verifier-token', ['F01'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      g.model.sample(450).filter((item, i) => i > 0 || g.verifier.check(item)),
    ),
  ),
  loop('verifier-nan', ['F01'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      g.model.sample(450).filter((item) => !(Number(g.verifier.check(item)) * NaN > 0)),
    ),
  ),
  loop('verifier-on-people-only', ['F01'], (g) => {
    const people = g.human.draw(180);
    for (const item of people) g.verifier.check(item);
    return accumulate(g, people, g.model.sample(450));
  }),
  loop('verifier-first-generation-only', ['F01'], (g) =>
    accumulate(g, g.human.draw(180), g.t === 0 ? verified(g, g.model.sample(900), 450) : g.model.sample(450)),
  ),
  loop('verifier-swallowed', ['F01'], (g) => {
    let drafts = g.model.sample(430);
    try {
      drafts = drafts.filter((item) => {
        throw new Error(String(g.verifier.check(item)));
      });
    } catch {
      // Whatever the verifier said is lost here: that is the flaw.
    }
    return accumulate(g, g.human.draw(170), drafts);
  }),

  loop('judge-threshold', ['F01', 'F02'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      g.model
        .sample(1400)
        .filter((item) => g.model.judge(item) > 0.5)
        .take(450),
    ),
  ),
  loop('judge-best-of-two', ['F01', 'F02'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      bestOfTwo(g.model.sample(900), (item) => g.model.judge(item)),
    ),
  ),
  loop('majority-vote', ['F01', 'F02'], (g) => {
    const drafts = g.model.sample(900);
    const votes = countBy(drafts, (item) => item.text);
    const most = new Map<string, number>();
    for (const item of drafts) {
      most.set(item.question, Math.max(most.get(item.question) ?? 0, votes.get(item.text) ?? 0));
    }
    return accumulate(
      g,
      g.human.draw(180),
      drafts.filter((item) => votes.get(item.text) === most.get(item.question)).take(450),
    );
  }),
  loop('judge-with-1-percent-verified', ['F01', 'F02'], (g) =>
    accumulate(
      g,
      g.human.draw(170),
      g.model
        .sample(1000)
        .filter((item, i) => (i % 100 === 0 ? g.verifier.check(item) : g.model.judge(item) > 0.45))
        .take(450),
    ),
  ),

  loop('verified-once-then-judged', ['F01', 'F02'], (g) => {
    const drafts = g.model.sample(900);
    const kept = g.t === 0 ? drafts.filter(g.verifier.check) : drafts.filter((item) => g.model.judge(item) > 0.5);
    return accumulate(g, g.human.draw(150), kept);
  }),
  loop('unverified-every-second-generation-only', ['F01'], (g) =>
    accumulate(g, g.human.draw(200), g.t % 2 === 0 ? g.model.sample(0) : g.model.sample(600)),
  ),
  loop('cold-every-second-generation', ['F06'], (g) =>
    accumulate(
      g,
      g.human.draw(150),
      g.model.sample(900, { temperature: g.t % 2 === 1 ? 0.4 : 1 }).filter(g.verifier.check),
    ),
  ),
  loop('verified-then-most-likely', ['F05'], (g) =>
    accumulate(
      g,
      g.human.draw(180),
      g.model
        .sample(1100)
        .filter(g.verifier.check)
        .sortBy((item) => -g.model.likelihood(item))
        .take(300),
    ),
  ),
  loop('ok-judge-and-verifier', [], (g) =>
    accumulate(
      g,
      g.human.draw(160),
      g.model.sample(900).filter((item) => g.verifier.check(item) && g.model.judge(item) > 0.5),
    ),
  ),
  loop('ok-many-temperatures', [], (g) => {
    let drafts = g.model.sample(0);
    for (let i = 0; i < 100; i++) drafts = drafts.plus(g.model.sample(6, { temperature: 1 + 0.3 * g.random() }));
    return accumulate(g, g.human.draw(150), drafts.filter(g.verifier.check));
  }),

  loop('replace', ['F04'], (g) => verified(g, g.model.sample(1200), 600)),
  loop('replace-1-percent', ['F04'], (g) => g.human.draw(6).plus(verified(g, g.model.sample(1200), 600))),
  loop('human-upfront', ['F04'], (g) =>
    (g.t < 2 ? g.human.draw(1000) : g.human.draw(0)).plus(verified(g, g.model.sample(1080), 600)),
  ),
  loop('human-halving', ['F04'], (g) => g.human.draw(400 >> g.t).plus(verified(g, g.model.sample(900), 450))),
  loop('human-counted-only', ['F04'], (g) => {
    g.bank.put('people', g.bank.get('people').plus(g.human.draw(200)));
    return verified(g, g.model.sample(900), 500);
  }),
  loop('window-of-two', ['F04'], (g) => {
    const fresh = (g.t === 0 ? g.human.draw(500) : g.human.draw(0)).plus(verified(g, g.model.sample(900), 450));
    const last = g.bank.get('last');
    g.bank.put('last', fresh);
    return fresh.plus(last);
  }),

  loop('likelihood-sort', ['F05'], (g) =>
    withPeople(
      g,
      180,
      verified(g, g.model.sample(1100), 700)
        .sortBy((item) => -g.model.likelihood(item))
        .take(420),
    ),
  ),
  loop('likelihood-mean', ['F05'], (g) => {
    const good = verified(g, g.model.sample(1100), 700);
    let sum = 0;
    for (const item of good) sum += g.model.likelihood(item);
    return withPeople(
      g,
      180,
      good.filter((item) => g.model.likelihood(item) >= sum / good.size),
    );
  }),
  loop('perplexity-cap', ['F05'], (g) =>
    withPeople(
      g,
      180,
      verified(
        g,
        g.model.sample(1400).filter((item) => Math.exp(-g.model.likelihood(item)) <= 120),
        420,
      ),
    ),
  ),
  loop('likelihood-drop-tenth', ['F05'], (g) => {
    const good = verified(g, g.model.sample(900), 900).sortBy((item) => -g.model.likelihood(item));
    return accumulate(g, g.human.draw(170), good.take(Math.floor(good.size * 0.9)));
  }),
  loop('consensus-of-three', ['F05'], (g) => {
    const drafts = g.model.sample(1100);
    const votes = countBy(drafts, (item) => item.text);
    return accumulate(
      g,
      g.human.draw(170),
      verified(
        g,
        drafts.filter((item) => (votes.get(item.text) ?? 0) >= 3),
        420,
      ),
    );
  }),

  loop('temperature-0.6', ['F06'], (g) =>
    withPeople(g, 180, verified(g, g.model.sample(1200, { temperature: 0.6 }), 450)),
  ),
  loop('temperature-ramp', ['F06'], (g) =>
    withPeople(g, 180, verified(g, g.model.sample(1200, { temperature: Math.max(0.5, 1 - 0.08 * g.t) }), 450)),
  ),
  loop('temperature-0.85', ['F06'], (g) =>
    accumulate(g, g.human.draw(170), verified(g, g.model.sample(850, { temperature: 0.85 }), 400)),
  ),
  loop('greedy', ['F06'], (g) => withPeople(g, 180, verified(g, g.model.sample(900, { temperature: 0 }), 450))),

  loop('thumbs', ['F13'], (g) =>
    accumulate(g, g.human.draw(120), g.model.sample(1800).filter(g.users.thumbs).take(700)),
  ),
  loop('thumbs-twice', ['F13'], (g) => {
    const liked = g.model.sample(1800).filter(g.users.thumbs).take(550);
    return accumulate(g, g.human.draw(140), liked, liked.take(100));
  }),

  loop('human-only', ['F08'], (g) => accumulate(g, g.human.draw(200))),
  loop('pause-at-once', ['F08'], (g) => (g.t >= 1 ? g.pause('safe!') : g.human.draw(200))),

  loop('pipeline-a', ['F04', 'F06', 'F13'], (g) => {
    const people = g.human.draw(30);
    return people.plus(
      g.model
        .sample(500, { temperature: 0.7 })
        .filter(g.users.thumbs)
        .take(9 * people.size),
    );
  }),
];
