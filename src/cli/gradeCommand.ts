import { relative } from 'node:path';
import { receiptOf } from '../core/grading/receipt.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { receiptHost } from '../sandbox/receiptHost.ts';
import { EXIT } from './exit.ts';
import { findLab } from './findLab.ts';
import { gradeOnce } from './gradeOnce.ts';
import { readText } from './readText.ts';
import { checkTarget, writeReceipt } from './receiptFile.ts';
import { cancelled, refuse } from './refuse.ts';
import { textReport } from './textReport.ts';

export interface GradeOptions {
  readonly lab: string;
  /** The pack that the lab is in; the built-in ones without it. */
  readonly pack?: string;
  readonly format: 'text' | 'json';
  readonly seedBlock: number;
  /** Where to write the receipt, if anywhere. */
  readonly receipt?: string;
}

/** `groundloop grade`: prints the verdict of one file and returns the exit code. */
export async function gradeCommand(pipeline: string, options: GradeOptions): Promise<number> {
  const { format, seedBlock, receipt } = options;
  const found = await findLab(options.lab, options.pack);
  if (!found.ok) return refuse(found.problem);
  const source = await readText(pipeline, 'a TypeScript file, for example pipeline.ts');
  if (!source.ok) return refuse(source.problem);
  const target = receipt === undefined ? undefined : await checkTarget(receipt);
  if (target?.ok === false) return refuse(target.problem);

  const fileName = relative(process.cwd(), pipeline) || pipeline;
  const verdict = await gradeOnce({ ...found.value, source: source.value, fileName, seedBlock });
  if (!verdict) return cancelled();
  process.stdout.write(format === 'json' ? `${JSON.stringify(verdict, null, 2)}\n` : textReport(verdict, pipeline));
  return receipt === undefined ? exitCode(verdict) : await leaveReceipt(receipt, verdict, seedBlock);
}

/** A run that couldn't be graded has no receipt, which is no failure of its own. */
async function leaveReceipt(path: string, verdict: Verdict, seedBlock: number): Promise<number> {
  const receipt = receiptOf(verdict, seedBlock, receiptHost);
  if (!receipt.ok) {
    process.stderr.write(`${receipt.problem.message}\n`);
    return exitCode(verdict);
  }
  const written = await writeReceipt(path, receipt.value);
  return written.ok ? exitCode(verdict) : refuse(written.problem);
}

function exitCode({ fault, passed, scored }: Verdict): number {
  if (fault?.kind === 'internal') return EXIT.internal;
  // A known system can't fail: that it ran is all there is to say.
  return passed || (scored === false && !fault) ? EXIT.passed : EXIT.flawed;
}
