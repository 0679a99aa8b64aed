/**
 * `npm run bench`: prints what a verdict and a generation cost, as ratios measured in one run on one machine. Nothing is
 * asserted: shared machines are noisy.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Bench } from 'tinybench';
import { AlmanacKernel } from '../../src/core/kernels/almanacLoop.ts';
import { Arena } from '../../src/core/simulation/arena.ts';
import { Experiment } from '../../src/core/simulation/experiment.ts';
import { presetSchema } from '../../src/core/simulation/preset.ts';
import { makeWorld } from '../../src/core/simulation/world.ts';
import { grade } from '../../src/core/grading/grade.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { DEFAULT_LIMITS, type GradeRequest } from '../../src/protocol/worker.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { noSource } from '../support/lab.ts';
import { accumulate, program, type Step, verified } from '../support/loops.ts';
import { assistant } from './assistant.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { grades } from './grades.ts';
import { gaussianLineages, zipfTrajectories } from './kernels.ts';
import { search } from './search.ts';

const root = join(import.meta.dirname, '../..');
const RUNS = 20;
/** Between two saves of a learner, in milliseconds: the next worker gets ready meanwhile. */
const PAUSE = 2500;

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;
const ms = (x: number): string => `${x.toFixed(1)} ms`;
const row = (what: string, value: string): void => {
  console.log(`${what.padEnd(58)} ${value}`);
};

/** The loop of the NumPy baseline, as a learner writes it. */
const sampleLoop: Step = (g) => accumulate(g, g.human.draw(180), verified(g, g.model.sample(900), 450));

await generations();
figures(row);
zipfTrajectories(row);
gaussianLineages(row);
await grades(row);
await verdicts();
await assistant(row);
await search(row);
await desk(row);
extensionHost();
bundles();

/** One generation: the typed kernels alone, through the learner's API, and the same world as a NumPy notebook. */
async function generations(): Promise<void> {
  const world = makeWorld(presetSchema.parse({}));
  const arena = new Arena();
  const fast = new AlmanacKernel(world);
  const seeds = 16;
  const bench = new Bench({ time: 1500 });
  bench.add('kernel', () => {
    for (let seed = 1; seed <= seeds; seed++) fast.run(seed, { human: 180, sample: 900, keep: 450 });
  });
  bench.add('api', () => {
    for (let seed = 1; seed <= seeds; seed++) new Experiment(world, seed, () => program(sampleLoop), arena);
  });
  await bench.run();
  const perGeneration = (name: string, generations: number): number =>
    ((bench.getTask(name)?.result?.latency.p50 ?? NaN) * 1000) / generations;
  // An experiment also replays three generations, to see whether the loop can be forked.
  const kernel = perGeneration('kernel', seeds * 10);
  const api = perGeneration('api', seeds * 13);
  row('kernel, per generation', `${kernel.toFixed(0)} µs`);
  const runs = fast.events;
  fast.run(1, { human: 180, sample: 900, keep: 450 });
  row('kernel, per item event (aim ≤ 35 ns)', `${((kernel * 10_000) / (fast.events - runs)).toFixed(0)} ns`);
  row('live figure: 10 generations of the world (aim ≤ 16 ms)', ms((kernel * 10) / 1000));
  row("learner's API, per generation", `${api.toFixed(0)} µs`);
  const numpy = numpyPerGeneration();
  if (numpy === undefined) {
    row('NumPy notebook, per generation', 'not measured (needs python3 with numpy and ../shared)');
    return;
  }
  row('NumPy notebook, per generation', `${numpy.toFixed(0)} µs`);
  row('kernel against NumPy (aim ≥ 5)', `${(numpy / kernel).toFixed(1)} ×`);
  row("learner's API against NumPy (aim ≥ 1)", `${(numpy / api).toFixed(1)} ×`);
}

function numpyPerGeneration(): number | undefined {
  const script = join(root, '../shared/simulation/bench/bench_world_numpy.py');
  if (!existsSync(script)) return undefined;
  const { stdout } = spawnSync('python3', [script], { encoding: 'utf8' });
  const found = /= ([\d.]+) us\/generation/.exec(stdout);
  return found ? Number(found[1]) : undefined;
}

/** From a saved file to its verdict in the sandbox, against the same grade in this process. */
async function verdicts(): Promise<void> {
  const found = await new PackLibrary(join(root, 'labs')).lab('model-collapse');
  if (!found) throw new Error('the sample lab is missing');
  const { pack, files } = found;
  const source = readFileSync(join(root, 'labs/groundloop-course/labs/model-collapse/solutions/accumulate.ts'), 'utf8');
  const request: GradeRequest = {
    type: 'grade',
    lab: files.lab,
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    source,
    fileName: 'pipeline.ts',
    codeHash: hashCode(source),
    seedBlock: 0,
    limits: DEFAULT_LIMITS,
  };
  const sandbox = new Sandbox({ workerPath: join(root, 'dist/worker.cjs') });
  const times: number[] = [];
  const memory: number[] = [];
  const inWorker: number[] = [];
  for (let i = 0; i < RUNS + 3; i++) {
    const start = performance.now();
    const look = { onProgress: () => memory.push(childrenMemory()[0] ?? 0) };
    const outcome = await sandbox.run(request, i === 0 ? look : {}, new AbortController().signal);
    if (outcome.kind !== 'verdict') throw new Error(`no verdict: ${JSON.stringify(outcome)}`);
    if (i >= 3) {
      times.push(performance.now() - start);
      inWorker.push(outcome.verdict.timings.grade);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  sandbox.dispose();
  const bare: number[] = [];
  const referenceLoop: Step = (g) => {
    const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(180)));
    return people.plus(g.bank.put('good', g.bank.get('good').plus(verified(g, g.model.sample(900), 450))));
  };
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    grade({ lab: files.lab, instantiate: () => program(referenceLoop), source: noSource, seedBlock: 0 });
    bare.push(performance.now() - start);
  }
  row('save → verdict, warm: median, p95', `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.95))}`);
  row('  of which grading in the sandbox: median', ms(quantile(inWorker, 0.5)));
  row('a like grade in this process, warmed up: median', ms(quantile(bare, 0.5)));
  row('worker, resident while it grades', `${Math.max(...memory).toFixed(0)} MB`);
  row('ratio, save → verdict to bare (aim ≤ 1.5)', (quantile(times, 0.5) / quantile(bare, 0.5)).toFixed(2));
}

/** Start-up, grading, panels and an hour of use, measured inside a real extension host. */
function extensionHost(): void {
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/testHost.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      GROUNDLOOP_VSCODE: 'server',
      GROUNDLOOP_HOST_FILES: '.bench.cjs',
      GROUNDLOOP_SUITE_SECONDS: '600',
    },
  });
  const lines = [...stdout.matchAll(/bench (.*): (.*)/g)];
  for (const [, what, value] of lines) row(what ?? '', value ?? '');
  if (lines.length === 0) row('extension host', `not measured:\n${stdout}`);
}

/** Resident memory of this process's children, in MB, the largest first; Linux only. */
function childrenMemory(): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes('worker.cjs'))
    .map((line) => Number.parseInt(line, 10) / 1024)
    .sort((a, b) => b - a);
}

function bundles(): void {
  for (const file of ['extension.cjs', 'worker.cjs', 'guest.cjs', 'cli.cjs', 'webview/panel.js', 'groundloop.vsix']) {
    const path = join(root, 'dist', file);
    if (existsSync(path)) row(`dist/${file}`, `${(statSync(path).size / 1024).toFixed(0)} KB`);
  }
}
