import { availableParallelism } from 'node:os';
import type { Problem } from '../core/base/result.ts';
import { BEST } from '../core/course/capstone.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { apart, endWords } from '../core/grading/ownMeasures.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import type { PackFiles } from '../packs/folder.ts';
import { problemAt } from '../packs/position.ts';
import { DEFAULT_LIMITS, type GradeRequest } from '../protocol/worker.ts';
import { hashCode } from '../sandbox/hashCode.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { checkReference } from './checkReferences.ts';
import { WORKER } from './places.ts';

/** A pipeline that a pack ships, and what must be found in it. */
export interface ShippedPipeline {
  readonly files: LabFiles;
  /** Relative to the pack's folder. */
  readonly path: string;
  readonly source: string;
  /** Exactly these flaws, and unmet at least these measures of the lab's own; none: it must pass; null: whatever is found. */
  readonly caughtFor: readonly string[] | null;
  /** Of a capstone: the reference whose numbers it must come to. */
  readonly reference?: string;
}

/** Skeletons, solutions, wrong variants and references of every lab, and every known system. */
export const shippedPipelines = (pack: Pack): ShippedPipeline[] => [
  ...[...pack.labs.values()].flatMap(ofLab),
  ...[...pack.systems.values()].map(({ system, files }) => ({
    files,
    path: `systems/${system.id}/pipeline.ts`,
    source: files.skeleton,
    caughtFor: system.expect,
  })),
];

function ofLab(files: LabFiles): ShippedPipeline[] {
  const { lab, skeleton, solutions, variants, references } = files;
  const at = (name: string): string => `labs/${lab.id}/${name}`;
  return [
    { files, path: at('pipeline.ts'), source: skeleton, caughtFor: lab.expect.skeleton },
    ...[...solutions].map(([name, source]) => ({ files, path: at(`solutions/${name}`), source, caughtFor: [] })),
    ...[...variants].map(([name, source]) => ({
      files,
      path: at(`variants/${name}`),
      source,
      caughtFor: lab.expect.variants[name] ?? [],
    })),
    ...[...references].map(([name, source]) => {
      const reference = name.replace(/\.ts$/, '');
      return { files, path: at(`references/${name}`), source, caughtFor: reference === BEST ? [] : null, reference };
    }),
  ];
}

interface Watching {
  readonly onDone: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** The pack's files, for the places of numbers. */
  readonly files: PackFiles;
  /** What was found before; what is still the same isn't graded again. */
  readonly known?: KnownFindings;
}

/** What was found in a pipeline, by everything that it depends on. */
export type KnownFindings = Map<string, readonly Problem[]>;

/** Grades each pipeline in the sandbox, as a learner's would be, and tells where the verdict isn't what the pack says. */
export async function checkPipelines(
  pack: Pack,
  pipelines: readonly ShippedPipeline[],
  { onDone, signal, files, known = new Map() }: Watching,
): Promise<Problem[]> {
  const sandbox = new Sandbox({ workerPath: WORKER, keepSpare: false });
  const queue = pipelines.entries();
  // In the order of the pipelines, whichever was graded first: the same pack has the same report.
  const problems: (readonly Problem[])[] = [];
  let done = 0;
  const lane = async (): Promise<void> => {
    for (const [i, next] of queue) {
      if (signal.aborted) return;
      const key = keyOf(next, files);
      const found = known.get(key) ?? (await grade(sandbox, pack, next, files, signal));
      if (!found) return;
      known.set(key, found);
      problems[i] = found;
      onDone((done += 1), pipelines.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, lane));
  } finally {
    sandbox.dispose();
  }
  return problems.flat();
}

/** Undefined where it was cancelled. */
async function grade(
  sandbox: Sandbox,
  pack: Pack,
  pipeline: ShippedPipeline,
  files: PackFiles,
  signal: AbortSignal,
): Promise<readonly Problem[] | undefined> {
  const outcome = await sandbox.run(requestFor(pack, pipeline), {}, signal);
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'fault': {
      const { message, where } = outcome.fault;
      const { line = 1, column } = where ?? {};
      return [problemAt('check.fault', `It can't be graded: ${message}`, pipeline.path, line, column)];
    }
    case 'verdict': {
      const { files: shipped, reference } = pipeline;
      const numbers = reference === undefined ? [] : checkReference(files, shipped.lab, reference, outcome.verdict);
      return [...mismatch(pipeline, outcome.verdict), ...numbers, ...failedMeasures(pipeline, outcome.verdict)];
    }
  }
}

/** Where the lab's own measures fail on a pipeline. */
function failedMeasures({ files: { lab }, path }: ShippedPipeline, { measures }: Verdict): Problem[] {
  if (!measures?.fault) return [];
  const { where, hint } = measures.fault;
  const message = [`With ${path}: ${endWords(measures.fault)}`, ...(hint === undefined ? [] : [hint])].join(' ');
  return [problemAt('check.measure', message, `labs/${lab.id}/measures.ts`, where?.line, where?.column)];
}

/** A lab's own `lab.yaml` is part of it, because problems have places in it. */
function keyOf(
  { files: { lab, measures }, path, source, caughtFor, reference }: ShippedPipeline,
  files: PackFiles,
): string {
  return hashCode(
    JSON.stringify([lab, measures, files.get(`labs/${lab.id}/lab.yaml`), path, source, caughtFor, reference]),
  );
}

function requestFor(pack: Pack, { files, path, source }: ShippedPipeline): GradeRequest {
  return {
    type: 'grade',
    lab: files.lab,
    measures: files.measures,
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    source,
    fileName: path,
    codeHash: hashCode(source),
    seedBlock: 0,
    limits: { ...DEFAULT_LIMITS, seconds: 60 },
  };
}

/** At the line of the first flaw that was not expected, or else at the beginning. */
function mismatch({ files, path, caughtFor }: ShippedPipeline, verdict: Verdict): Problem[] {
  const { fault, flaws: judged, measures, summary, passed, scored } = verdict;
  if (fault) return [problemAt('check.fault', `It can't be graded: ${fault.message}`, path, fault.where?.line ?? 1)];
  if (caughtFor === null) return [];
  const found = judged.filter(({ state }) => state === 'flawed');
  const unmet = (measures?.list ?? []).filter(({ met }) => met === false).map(({ id }) => id);
  const ids = found.map(({ id }) => id);
  // Where the measures failed, that is a problem of theirs, told at their place. A flaw may keep a measure low as well: what
  // isn't expected of one says nothing.
  const measured = files.lab.measures.map(({ id }) => id).filter((id) => caughtFor.includes(id));
  const asExpected =
    sameOnes(
      ids,
      caughtFor.filter((id) => !measured.includes(id)),
    ) &&
    (measures?.fault !== undefined || measured.every((id) => unmet.includes(id)));
  if (!asExpected) {
    const { line, column } = found.find(({ id }) => !caughtFor.includes(id))?.where ?? { line: 1, column: 1 };
    const met = measured.filter((id) => !unmet.includes(id)).map((id) => reached(verdict, id));
    const said = [
      `The pack expects ${listed(caughtFor)} here; the grader finds ${listed([...ids, ...unmet])}: ${summary}`,
    ];
    const message = [...said, ...met].join(' ');
    return [problemAt('check.verdict', message, path, line, column)];
  }
  // A known system neither passes nor fails. Nor can it be said what would have been without measures that failed.
  if (scored === false || measures?.fault || passed === (caughtFor.length === 0)) return [];
  const message =
    caughtFor.length === 0 ? `It has no flaw, but it doesn't pass: ${summary}` : `It passes with ${listed(caughtFor)}.`;
  return [problemAt('check.verdict', message, path, 1)];
}

/** What a measure comes to that was to be fallen short of. */
function reached({ measures, metrics }: Verdict, id: string): string {
  const measure = measures?.list.find((one) => one.id === id);
  if (!measure) return '';
  const { title, unit, good, required = 0 } = measure;
  const end = apart(unit, metrics?.generations.at(-1)?.measures?.[id] ?? 0, required);
  return `“${title}” ends at ${end.value}, and at ${good === 'high' ? 'least' : 'most'} ${end.required} is asked for.`;
}

const sameOnes = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();
const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'no flaw' : [...ids].sort().join(', '));
