import { relative } from 'node:path';
import pc from 'picocolors';
import type { Receipt } from '../core/grading/receipt.ts';
import { type Replay, replayOf } from '../core/grading/replay.ts';
import { plural } from '../core/desk/words.ts';
import { EXIT } from './exit.ts';
import { findLab } from './findLab.ts';
import { gradeOnce } from './gradeOnce.ts';
import type { PackOptions } from './openPack.ts';
import { readText } from './readText.ts';
import { readReceipt } from './receiptFile.ts';
import { cancelled, refuse } from './refuse.ts';
import { receiptHost } from '../sandbox/receiptHost.ts';

/** `groundloop replay`: grades again what a receipt is for, and says whether everything is the same. */
export async function replayCommand(path: string, pipeline: string, { format, pack }: PackOptions): Promise<number> {
  const receipt = await readReceipt(path);
  if (!receipt.ok) return refuse(receipt.problem);
  const was = receipt.value;
  const found = await findLab(`${was.pack.id}/${was.lab}`, pack);
  if (!found.ok) return refuse(found.problem);
  const source = await readText(pipeline, 'the TypeScript file that was graded, for example pipeline.ts');
  if (!source.ok) return refuse(source.problem);

  const fileName = relative(process.cwd(), pipeline) || pipeline;
  const verdict = await gradeOnce({ ...found.value, source: source.value, fileName, seedBlock: was.seedBlock });
  if (!verdict) return cancelled();
  const replay = replayOf(was, verdict, receiptHost);
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(replay, null, 2)}\n` : textOf(replay, was, found.value.files.lab.scored),
  );
  if (replay.fault?.kind === 'internal') return EXIT.internal;
  return replay.reproduced ? EXIT.passed : EXIT.flawed;
}

function textOf({ reproduced, differences }: Replay, was: Receipt, scored: boolean): string {
  const { name, version } = was.engine;
  const here = `${receiptHost.engine.name} ${receiptHost.engine.version}`;
  const score = scored ? `${was.verdict.score} / 100` : 'not scored';
  const about = `${was.lab} · ${score} · graded on ${name} ${version}, replayed on ${here}`;
  const head = reproduced
    ? pc.green(pc.bold('Reproduced bit for bit.'))
    : pc.yellow(pc.bold(`Not reproduced: ${plural(differences.length, 'difference', 'differences')}.`));
  return [head, pc.dim(about), ...differences.map(({ message }) => `  - ${message}`), ''].join('\n');
}
