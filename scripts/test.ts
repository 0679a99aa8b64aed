// npm test [-- SUITE…]: the checks and all suites, each suite's output in one piece, and one last line with the counts.
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import { isEnding, onInterrupt, run, type Outcome } from './processes.ts';
import { findProgram } from './programs.ts';
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
const otherFolders = ['bench', 'host', 'schemas', 'support'];
/** Suites that may not go missing; others are found by their folder. */
const required = ['browser', 'sandbox', 'unit', 'validation', 'package'];
const found = readdirSync('test').filter((name) => !otherFolders.includes(name) && !required.includes(name));

/** Suites that drive other processes, browsers and editors: on a busy machine one may be too slow once, and is told so. */
const driving = ['host', 'browser', 'cli', 'queue', 'sandbox', 'webview'];
/** Of these the ones that mind how long things take: they run one after the other, and what runs beside them yields. */
const timed = driving.filter((name) => name !== 'webview');

const suites: readonly Step[] = [
  { name: 'host', args: ['--import', 'tsx', 'scripts/testHost.ts'], counts: true },
  ...[...required, ...found].map((name) => ({ name, args: mocha(name), counts: true })),
];
const needHost = ['host', 'browser', 'webview'];

function mocha(suite: string): readonly string[] {
  const options = ['--forbid-only', '--reporter', 'scripts/countingReporter.mjs'];
  options.push(...(driving.includes(suite) ? ['--timeout', '600s', '--retries', '1'] : ['--timeout', '120s']));
  if (process.env['CI'] !== undefined) options.push('--require', 'scripts/sameProperties.cjs');
  return ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', ...options, `test/${suite}/**/*.test.ts`];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. Suites: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const chosen = wanted.length === 0 ? [...checks, ...suites] : suites.filter(({ name }) => wanted.includes(name));

const temporary = await mkdtemp(join(tmpdir(), 'groundloop-test-'));
onInterrupt(() => rm(temporary, { recursive: true, force: true }));
const results: (Counts & { readonly name: string })[] = [];

async function perform(step: Step, yielding = false): Promise<void> {
  const started = performance.now();
  const file = join(temporary, `${step.name}.json`);
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const outcome = await run(process.execPath, step.args, {
    env: { ...process.env, ...color, ...(step.counts ? { GROUNDLOOP_COUNTS: file } : {}) },
    timeout: 30 * 60_000,
    yielding,
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

/** Runs the steps one after the other. */
async function performAll(steps: readonly Step[], yielding: boolean): Promise<void> {
  for (const step of steps) {
    if (!isEnding()) await perform(step, yielding);
  }
}

const log = (line: string): void => {
  console.log(line);
};

async function prepareHost(): Promise<void> {
  await installServer(log);
  await findChromium(log);
}

const redis = {
  names: ['redis-server'],
  what: 'Redis is needed to test the queue',
  debian: 'redis-server',
  brew: 'redis',
};

/** What suites need and npm doesn't bring. Where it can't be had, that is a failure, and they aren't run. */
const needs: readonly {
  readonly name: string;
  readonly of: readonly string[];
  readonly get: () => Promise<unknown>;
}[] = [
  { name: 'VS Code host', of: needHost, get: prepareHost },
  { name: 'Redis', of: ['queue'], get: () => findProgram(redis, log) },
];

/** Gets all that is needed, one after the other: apt-get works for one at a time. The suites that can't be run. */
async function prepare(): Promise<readonly string[]> {
  const unready: string[] = [];
  for (const { name, of, get } of needs.filter((need) => chosen.some((step) => need.of.includes(step.name)))) {
    try {
      await get();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      report({ name, counts: false }, { passed: 0, failed: 1 }, why, 0);
      unready.push(...of);
    }
  }
  return unready;
}

const preparing = prepare();
await perform(build);
const unready = await preparing;
const runnable = chosen.filter(({ name }) => !unready.includes(name));
const isTimed = ({ name }: Step): boolean => timed.includes(name);
await Promise.all([
  performAll(runnable.filter(isTimed), false),
  performAll(
    runnable.filter((step) => !isTimed(step)),
    true,
  ),
]);
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
