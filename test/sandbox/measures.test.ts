import assert from 'node:assert/strict';
import { labSchema } from '../../src/core/course/lab.ts';
import type { Fault, Verdict } from '../../src/core/grading/verdict.ts';
import { verdictSchema } from '../../src/core/grading/verdict.ts';
import type { GradeRequest } from '../../src/protocol/worker.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { bundleWorker } from './bundle.ts';
import { canSeeProcesses, processesRunning, until } from './processes.ts';
import { requestFor, SOUND } from './requests.ts';
import { textAt } from './textAt.ts';

const RARE = `import type { Measure } from 'groundloop';

export const measure: Measure = (g, before) => {
  const rare = g.facts.filter((fact) => fact.rare);
  const seen = rare.filter(({ trained }) => trained.right + trained.wrong + trained.flattering + trained.lucky > 0);
  return { rare: seen.length / rare.length, 'so-far': before.length };
};
`;

/** The same request for a lab with two measures. */
function measured(measures: string, source = SOUND, required?: number, seconds = 20): GradeRequest {
  const request = requestFor(source, { seconds, megabytes: 256 });
  const lab = labSchema.parse({
    ...request.lab,
    measures: [
      { id: 'rare', title: 'Rare facts read', means: 'Rare facts in the training set.', good: 'high', required },
      { id: 'so-far', title: 'So far', means: 'Generations before.', unit: 'number', good: 'low' },
    ],
  });
  return { ...request, lab, measures };
}

const measuring = (...lines: string[]): string =>
  `export function measure(g: any, before: any): any {\n  ${lines.join('\n  ')}\n}\n`;

interface Case {
  readonly code: string;
  readonly kind: Fault['kind'];
  readonly says: RegExp;
  /** The text pointed at. */
  readonly at?: string;
  readonly seconds?: number;
}

const failing: Readonly<Record<string, Case>> = {
  'does not compile': { code: 'export function measure( {', kind: 'syntax', says: /./ },
  'is not there': { code: 'export const rare = 1;\n', kind: 'contract', says: /exports no measure/ },
  'imports a module': {
    code: `import fs from 'fs';\n${measuring('return { rare: 1, "so-far": 1 };')}`,
    kind: 'unsupported',
    says: /'fs'/,
    at: "'fs'",
  },
  throws: {
    code: measuring('throw new RangeError("too far");'),
    kind: 'runtime',
    says: /It threw RangeError: too far/,
    at: 'new RangeError("too far")',
  },
  'leaves one out': {
    code: measuring('return { rare: 1 };'),
    kind: 'contract',
    says: /answers without “so-far”/,
    at: 'return { rare: 1 };',
  },
  'has one too many': {
    code: measuring('return { rare: 1, "so-far": 1, more: 1 };'),
    kind: 'contract',
    says: /“more”, which lab.yaml doesn’t list/,
  },
  'is no number': {
    code: measuring('return { rare: 0 / 0, "so-far": 1 };'),
    kind: 'contract',
    says: /For generation 0, “rare” is no finite number/,
  },
  'answers with a text': { code: measuring('return "x";'), kind: 'contract', says: /no object/ },
  'has a getter that throws': {
    code: measuring('return { get rare() { throw 1; }, "so-far": 1 };'),
    kind: 'contract',
    says: /answers without “rare”/,
  },
  'answers with a proxy that throws': {
    code: measuring('return new Proxy({}, { getOwnPropertyDescriptor() { throw new Error("no"); } });'),
    kind: 'runtime',
    says: /It threw Error: no/,
  },
  'changes what it was given': {
    code: measuring('g.facts[0].says = 1;', 'return { rare: 1, "so-far": 1 };'),
    kind: 'runtime',
    says: /read only|read-only/,
    at: 'g.facts[0].says = 1',
  },
  'changes what it was given before': {
    code: measuring('before.push(1);', 'return { rare: 1, "so-far": 1 };'),
    kind: 'runtime',
    says: /not extensible/,
    at: 'before.push(1)',
  },
  'never ends': { code: measuring('for (;;);'), kind: 'timeout', says: /6 seconds/, at: 'for (;;)', seconds: 6 },
  'fills the heap': {
    code: measuring('const all: any[] = [];', 'for (;;) all.push(new Array(1000).fill(g.t + all.length));'),
    kind: 'memory',
    says: /256 MB/,
  },
  'fills buffers': {
    code: measuring('const all: any[] = [];', 'for (;;) all.push(new Float64Array(1e6).fill(1));'),
    kind: 'memory',
    says: /256 MB/,
  },
  'asks for a huge array': {
    code: measuring('return new Array(2 ** 32 - 1).fill(0);'),
    kind: 'memory',
    says: /256 MB/,
  },
};

describe('the measures of a lab', function () {
  this.timeout(240_000);
  let sandbox: Sandbox;
  let workerPath: string;
  let remove: () => void;
  let plain: Verdict;

  before(async () => {
    ({ workerPath, remove } = await bundleWorker());
    sandbox = new Sandbox({ workerPath });
    plain = await verdictOf(requestFor(SOUND));
  });
  after(async () => {
    sandbox.dispose();
    if (canSeeProcesses) await until(() => processesRunning(workerPath).length === 0, 'the end of every worker');
    remove();
  });

  async function verdictOf(request: GradeRequest): Promise<Verdict> {
    const outcome = await sandbox.run(request, {}, new AbortController().signal);
    assert(outcome.kind === 'verdict', JSON.stringify(outcome));
    return verdictSchema.parse(outcome.verdict);
  }

  /** What measures must never change: all that a verdict says but for them. */
  function decided({ timings, measures, metrics, advice, ...rest }: Verdict): unknown {
    const generations = metrics?.generations.map(({ measures: own, ...generation }) => generation);
    return { ...rest, metrics: { ...metrics, generations }, advice: measures?.fault ? advice.slice(0, -1) : advice };
  }

  it('give each generation a number, beside the verdict that there would be without them', async () => {
    const verdict = await verdictOf(measured(RARE));
    const generations = verdict.metrics?.generations ?? [];
    assert.deepEqual(
      generations.map(({ measures }) => measures?.['so-far']),
      [0, 1, 2],
    );
    assert.equal(generations[0]?.measures?.['rare'], 0, 'nothing was trained on before the first generation');
    assert.ok((generations[1]?.measures?.['rare'] ?? 0) > 0);
    assert.equal(verdict.measures?.fault, undefined);
    assert.deepEqual(decided(verdict), decided(plain));
  });

  it('hold back a pass where what the lab requires is not met, and only there', async () => {
    const met = await verdictOf(measured(RARE, SOUND, 0.01));
    assert.deepEqual([met.passed, met.score, met.measures?.list[0]?.met], [true, 100, true]);
    const unmet = await verdictOf(measured(RARE, SOUND, 1.5));
    assert.deepEqual([unmet.passed, unmet.score, unmet.measures?.list[0]?.met], [false, 99, false]);
    assert.match(
      unmet.summary,
      /^Not yet: “Rare facts read” ends at [\d.]+ %, and this lab asks for at least 150 %\.$/,
    );
  });

  for (const [what, { code, kind, says, at, seconds }] of Object.entries(failing)) {
    it(`cost a learner nothing where the code ${what}`, async () => {
      const verdict = await verdictOf(measured(code, SOUND, 1.5, seconds));
      const fault = verdict.measures?.fault;
      assert.equal(fault?.kind, kind, JSON.stringify(fault));
      assert.match(fault.message, says);
      if (at !== undefined) assert.equal(textAt(code, fault.where), at);
      assert.deepEqual(decided(verdict), decided(plain));
      assert.match(verdict.advice.at(-1) ?? '', /^A measure of this lab failed .* measures\.ts/);
    });
  }

  it('reach nothing but the language and the run', async () => {
    const tries = [
      '(globalThis as any).process',
      '(globalThis as any).require',
      '(() => {}).constructor("return process")()',
      'g.facts.constructor.constructor("return process")()',
      'Reflect.construct(Date, []).getTime()',
      'Reflect.apply(Math.random, Math, [])',
      '((globalThis as any).kept = 1)',
      '((Array.prototype as any).extra = 1)',
    ];
    const code = `const tries: any[] = [\n${tries.map((each) => `(g: any) => ${each},`).join('\n')}\n];
export function measure(g: any): any {
  let reached = 0;
  for (const attempt of tries) {
    try { if (attempt(g) !== undefined) reached++; } catch {}
  }
  return { rare: reached, 'so-far': tries.length };
}`;
    const { metrics } = await verdictOf(measured(code));
    assert.deepEqual(metrics?.generations.at(-1)?.measures, { rare: 0, 'so-far': tries.length });
  });

  it('never see a pipeline that could not be graded', async () => {
    const outcome = await sandbox.run(
      measured(RARE, 'export function step(): any { throw new Error("mine"); }'),
      {},
      new AbortController().signal,
    );
    assert(outcome.kind === 'fault');
    assert.match(outcome.fault.message, /Your code threw Error: mine/);
  });

  it('are not held up by a pipeline that goes on in the background', async () => {
    const lingering = SOUND.replace('return g', 'Promise.resolve().then(() => { for (;;); });\n  return g');
    const verdict = await verdictOf(measured(RARE, lingering));
    assert.equal(verdict.measures?.fault, undefined);
  });

  it('stop with the run when it is cancelled', async () => {
    const abort = new AbortController();
    // Long after the pipeline is graded, and long before the measures' time is over.
    const seconds = 60;
    const run = sandbox.run(measured(measuring('for (;;);'), SOUND, undefined, seconds), {}, abort.signal);
    setTimeout(() => {
      abort.abort();
    }, 5000);
    assert.equal((await run).kind, 'cancelled');
  });
});
