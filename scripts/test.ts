// npm test [-- SUITE…]: the checks and all suites, each suite's output in one piece, and one last line with the counts.
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import { isEnding, onInterrupt, run, type Outcome } from './processes.ts';
import { findChromium } from './vscodeHost/chromium.ts';
import { installServer } from './vscodeHost/install.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What failed, and why: said again at the end, where a long log is cut last. */
  readonly titles?: readonly string[];
  /** What passed or failed on a second try, and why the first failed: never hidden. */
  readonly retried?: readonly string[];
}

interface Step {
  readonly name: string;
  /** The arguments of Node. */
  readonly args: readonly string[];
  /** Whether it leaves mocha's counts; a check without them counts as one. */
  readonly counts: boolean;
}

const tool = (path: string, ...args: readonly string[]): readonly string[] => [`node_modules/${path}`, ...args];
const tsc = (project: string): readonly string[] => tool('typescript/bin/tsc', '--project', project);

const build: Step = { name: 'build', args: ['--import', 'tsx', 'scripts/package.ts'], counts: false };
const checks: readonly Step[] = [
  { name: 'typecheck', args: tsc('.'), counts: false },
  { name: 'typecheck core', args: tsc('src/core'), counts: false },
  { name: 'typecheck webview', args: tsc('webview'), counts: false },
  { name: 'lint', args: tool('eslint/bin/eslint.js', '.'), counts: false },
  { name: 'format', args: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'), counts: false },
];

/** Folders of test/ without a suite of this kind: shared helpers, or run in another way. */
const otherFolders = ['bench', 'host', 'support'];
/** Suites that may not go missing, the longest first; others are found by their folder. */
const required = ['browser', 'sandbox', 'unit', 'validation', 'package'];
const found = readdirSync('test').filter((name) => !otherFolders.includes(name) && !required.includes(name));

/** Suites that drive other processes, browsers and editors: on a busy machine one may be too slow once, and is told so. */
const driving = ['browser', 'cli', 'sandbox', 'webview'];

const suites: readonly Step[] = [
  { name: 'host', args: ['--import', 'tsx', 'scripts/testHost.ts'], counts: true },
  ...[...required, ...found].map((name) => ({ name, args: mocha(name), counts: true })),
];
const needHost = ['host', 'browser', 'webview'];

function mocha(suite: string): readonly string[] {
  const options = ['--forbid-only', '--reporter', 'scripts/countingReporter.mjs', '--timeout', '120s'];
  if (driving.includes(suite)) options.push('--retries', '1');
  if (process.env['CI'] !== undefined) options.push('--require', 'scripts/sameProperties.cjs');
  return ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', ...options, `test/${suite}/**/*.test.ts`];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. Suites: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const chosen =
  wanted.length === 0
    ? [...suites.slice(0, 2), ...checks, ...suites.slice(2)]
    : suites.filter(({ name }) => wanted.includes(name));

const temporary = await mkdtemp(join(tmpdir(), 'groundloop-test-'));
onInterrupt(() => rm(temporary, { recursive: true, force: true }));
const results: (Counts & { readonly name: string })[] = [];

async function perform(step: Step): Promise<void> {
  const started = performance.now();
  const file = join(temporary, `${step.name}.json`);
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const outcome = await run(process.execPath, step.args, {
    env: { ...process.env, ...color, ...(step.counts ? { GROUNDLOOP_COUNTS: file } : {}) },
    timeout: 10 * 60_000,
  });
  if (isEnding()) return;
  report(step, await count(step, file, outcome), outcome.output, performance.now() - started);
}

/** A suite that crashes, or in which no test was run, has failed. */
async function count(step: Step, file: string, { code }: Outcome): Promise<Counts> {
  if (!step.counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Counts,
    () => ({ passed: 0, failed: 0 }),
  );
  const sound = counts.failed > 0 || (code === 0 && counts.passed > 0);
  return sound ? counts : { passed: counts.passed, failed: 1 };
}

/** A check that found nothing has nothing to say. */
function report(step: Pick<Step, 'name' | 'counts'>, counts: Counts, output: string, milliseconds: number): void {
  results.push({ ...counts, name: step.name });
  const state = counts.failed === 0 ? pc.green('ok') : pc.red('failed');
  console.log(`${pc.bold(`── ${step.name}`)} ${state} (${(milliseconds / 1000).toFixed(1)} s)`);
  if (output.trim() !== '' && (step.counts || counts.failed > 0)) console.log(output.trimEnd());
}

/** Runs the steps, a few at a time, in order of their start. */
async function performAll(steps: readonly Step[], width: number): Promise<void> {
  const queue = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined && !isEnding(); step = queue.shift()) {
      await perform(step);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function prepareHost(): Promise<void> {
  const log = (line: string): void => {
    console.log(line);
  };
  await installServer(log);
  await findChromium(log);
}

const host = chosen.some(({ name }) => needHost.includes(name))
  ? prepareHost().then(
      () => true,
      (error: unknown) => {
        report(
          { name: 'VS Code host', counts: false },
          { passed: 0, failed: 1 },
          error instanceof Error ? error.message : String(error),
          0,
        );
        return false;
      },
    )
  : Promise.resolve(true);

await perform(build);
const hostReady = await host;
const runnable = chosen.filter(({ name }) => hostReady || !needHost.includes(name));
await performAll(runnable, Math.min(availableParallelism(), 3));
await rm(temporary, { recursive: true, force: true });

if (isEnding()) await new Promise(() => undefined); // Interrupted: the counts would not be those of the tests.

const passed = results.reduce((sum, counts) => sum + counts.passed, 0);
const failed = results.reduce((sum, counts) => sum + counts.failed, 0);
for (const { name, failed: number, titles, retried } of results) {
  for (const title of retried ?? []) console.log(`${name}, tried twice: ${title.slice(0, 500)}`);
  if (number === 0) continue;
  for (const title of titles ?? ['see above']) console.log(`${name}: ${title.slice(0, 500)}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
