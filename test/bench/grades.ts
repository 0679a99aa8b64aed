import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { grade } from '../../src/core/grading/grade.ts';
import { readLabs, readPrograms } from '../corpus/corpus.ts';
import { noSource } from '../support/lab.ts';
import { freshly } from './freshly.ts';

type Row = (what: string, value: string) => void;

const PROTOTYPE = join(import.meta.dirname, '../../../shared/simulation/prototype/grader.mjs');
const MANY = 1000;

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;

/** What grades cost, over all programs of the open world; beside it the prototype's grader on its own programs. */
export async function grades(row: Row): Promise<void> {
  const lab = (await readLabs()).get('open-world')!;
  const programs = readPrograms().filter((program) => program.lab === lab.id && program.refused === undefined);
  const instantiates = programs.map((program) => freshly(program.code));
  const gradeAll = (seedBlock: number): number[] =>
    instantiates.map((instantiate) => {
      const start = performance.now();
      grade({ lab, instantiate, source: noSource, seedBlock });
      return performance.now() - start;
    });
  gradeAll(1);
  const times = gradeAll(2);
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  row(`a grade, ${times.length} programs: median, p95 (aim 40, 200)`, `${median.toFixed(0)} ms, ${p95.toFixed(0)} ms`);
  const found = existsSync(PROTOTYPE)
    ? /median (\d+) p95 (\d+)/.exec(spawnSync(process.execPath, [PROTOTYPE, '1'], { encoding: 'utf8' }).stdout)
    : null;
  if (found) {
    row('  the prototype’s grader, its programs: median, p95', `${found[1]} ms, ${found[2]} ms`);
    row(
      '  ratio, prototype to ours: median, p95 (aim 2.6)',
      `${(Number(found[1]) / median).toFixed(1)} ×, ${(Number(found[2]) / p95).toFixed(1)} ×`,
    );
  }
  const heap = collector();
  const some = instantiates.slice(0, 10);
  let early = 0;
  for (let i = 0; i < MANY; i++) {
    grade({ lab, instantiate: some[i % some.length]!, source: noSource, seedBlock: i });
    if (i === MANY / 10) early = heap();
  }
  row(`heap after ${MANY / 10} and ${MANY} grades in one process`, `${early.toFixed(1)} MB, ${heap().toFixed(1)} MB`);
}

/** Collects garbage and tells what is left, in MB. */
function collector(): () => number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return () => {
    gc();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
}
