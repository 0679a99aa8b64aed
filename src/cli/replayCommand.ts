import { relative } from 'node:path';
import pc from 'picocolors';
import { engineFingerprint } from '../core/grading/engineFingerprint.ts';
import { type Receipt, receiptOf } from '../core/grading/receipt.ts';
import { differencesOf, inputDifferences, type Replay, REPLAY_SCHEMA } from '../core/grading/replay.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { EXIT } from './exit.ts';
import { findLab } from './findLab.ts';
import { gradeOnce, receiptHost } from './gradeOnce.ts';
import { readText } from './readText.ts';
import { readReceipt } from './receiptFile.ts';
import { cancelled, refuse } from './refuse.ts';

/** `groundloop replay`: grades again what a receipt is for, and says whether everything is the same. */
export async function replayCommand(path: string, pipeline: string, format: 'text' | 'json'): Promise<number> {
  const receipt = await readReceipt(path);
  if (!receipt.ok) return refuse(receipt.problem);
  const was = receipt.value;
  const found = await findLab(`${was.pack.id}/${was.lab}`);
  if (!found.ok) return refuse(found.problem);
  const source = await readText(pipeline, 'the TypeScript file that was graded, for example pipeline.ts');
  if (!source.ok) return refuse(source.problem);

  const fileName = relative(process.cwd(), pipeline) || pipeline;
  const verdict = await gradeOnce({ ...found.value, source: source.value, fileName, seedBlock: was.seedBlock });
  if (!verdict) return cancelled();
  const replay = replayOf(was, verdict);
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(replay, null, 2)}\n` : textOf(replay, was, found.value.files.lab.scored),
  );
  if (replay.fault?.kind === 'internal') return EXIT.internal;
  return replay.reproduced ? EXIT.passed : EXIT.flawed;
}

function replayOf(was: Receipt, verdict: Verdict): Replay {
  const is = receiptOf(verdict, was.seedBlock, receiptHost);
  if (is.ok) {
    const differences = differencesOf(was, is.value);
    return { schema: REPLAY_SCHEMA, reproduced: differences.length === 0, differences, receipt: is.value };
  }
  const { sha256, engine } = receiptHost;
  const inputs = { ...verdict, engine: { fingerprint: engineFingerprint(sha256), ...engine } };
  const message = `The pipeline could not be graded this time: ${verdict.fault?.message ?? is.problem.message}`;
  return {
    schema: REPLAY_SCHEMA,
    reproduced: false,
    differences: [...inputDifferences(was, inputs), { what: 'fault', message }],
    receipt: null,
    ...(verdict.fault && { fault: verdict.fault }),
  };
}

function textOf({ reproduced, differences }: Replay, was: Receipt, scored: boolean): string {
  const { name, version } = was.engine;
  const here = `${receiptHost.engine.name} ${receiptHost.engine.version}`;
  const score = scored ? `${was.verdict.score} / 100` : 'not scored';
  const about = `${was.lab} · ${score} · graded on ${name} ${version}, replayed on ${here}`;
  const head = reproduced
    ? pc.green(pc.bold('Reproduced bit for bit.'))
    : pc.yellow(
        pc.bold(`Not reproduced: ${differences.length === 1 ? '1 difference' : `${differences.length} differences`}.`),
      );
  return [head, pc.dim(about), ...differences.map(({ message }) => `  - ${message}`), ''].join('\n');
}
