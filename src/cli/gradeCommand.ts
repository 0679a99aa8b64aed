import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { faultVerdict } from '../core/grading/faultVerdict.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { DEFAULT_LIMITS } from '../protocol/worker.ts';
import { hashCode } from '../sandbox/hashCode.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { EXIT } from './exit.ts';
import { textReport } from './textReport.ts';

/** The packs and the worker lie beside the bundle. */
const LABS = join(import.meta.dirname, '..', 'labs');
const WORKER = join(import.meta.dirname, 'worker.cjs');
/** No pipeline is longer; a learner's mistake in the path may be. */
const MAX_SOURCE = 1_000_000;

export interface GradeOptions {
  readonly lab: string;
  readonly format: 'text' | 'json';
  readonly seedBlock: number;
}

/** `groundloop grade`: prints the verdict of one file and returns the exit code. */
export async function gradeCommand(pipeline: string, options: GradeOptions): Promise<number> {
  const library = new PackLibrary(LABS);
  const found = await library.lab(options.lab);
  if (!found) return refuse(await unknownLab(library, options.lab));
  const source = await readSource(pipeline);
  if (typeof source !== 'string') return refuse(source.refused);

  const { pack, files } = found;
  const sandbox = new Sandbox({ workerPath: WORKER, keepSpare: false });
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const about = { id: pack.id, version: pack.version, hash: pack.hash };
  const code = { hash: hashCode(source) };
  try {
    const outcome = await sandbox.run(
      {
        type: 'grade',
        lab: files.lab,
        pack: about,
        source,
        fileName: relative(process.cwd(), pipeline) || pipeline,
        codeHash: code.hash,
        seedBlock: options.seedBlock,
        limits: DEFAULT_LIMITS,
      },
      {},
      stop.signal,
    );
    if (outcome.kind === 'cancelled') {
      process.stderr.write('Cancelled.\n');
      return EXIT.interrupted;
    }
    const verdict =
      outcome.kind === 'verdict'
        ? outcome.verdict
        : faultVerdict(
            {
              lab: files.lab.id,
              pack: about,
              grader: { version: GRADER_VERSION },
              code,
              passMark: files.lab.rubric.passMark,
            },
            outcome.fault,
          );
    process.stdout.write(
      options.format === 'json' ? `${JSON.stringify(verdict, null, 2)}\n` : textReport(verdict, pipeline),
    );
    return exitCode(verdict);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    sandbox.dispose();
  }
}

function exitCode(verdict: Verdict): number {
  if (verdict.fault?.kind === 'internal') return EXIT.internal;
  return verdict.passed ? EXIT.passed : EXIT.flawed;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return EXIT.usage;
}

async function unknownLab(library: PackLibrary, id: string): Promise<string> {
  const { problems } = await library.contents();
  const labs = (await library.labs()).map(({ files }) => files.lab.id);
  const known = `There is no lab "${id}". Labs: ${labs.join(', ') || 'none'}.`;
  return [known, ...problems.map(formatProblem)].join('\n');
}

async function readSource(path: string): Promise<string | { readonly refused: string }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    return { refused: `Can't read ${path}: ${why}. Give the path of a TypeScript file, for example pipeline.ts.` };
  }
  if (bytes.length > MAX_SOURCE) return { refused: `${path} is larger than 1 MB; a pipeline is a short file.` };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { refused: `${path} is not UTF-8 text. Save it as UTF-8 and try again.` };
  }
}
