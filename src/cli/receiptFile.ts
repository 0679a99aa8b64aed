import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fail, type Problem, type Result, succeed } from '../core/base/result.ts';
import { type Receipt, RECEIPT_SCHEMA, receiptSchema, receiptText } from '../core/grading/receipt.ts';
import { explainIssue } from '../packs/explainIssue.ts';
import { formatProblem, problemAt } from '../packs/position.ts';
import { parseYaml } from '../packs/yamlFile.ts';
import { readText, whyNot } from './readText.ts';
import { writeWhole } from './writeWhole.ts';

const howToMake = '`groundloop grade PIPELINE --lab LAB --receipt FILE` writes one.';

/** Reads a receipt. The problem's message has a line `file:line:column what is wrong` for each mistake. */
export async function readReceipt(path: string): Promise<Result<Receipt>> {
  const text = await readText(path, 'a receipt');
  if (!text.ok) return text;
  const receipt = parseReceipt(path, text.value);
  if (receipt.ok) return receipt;
  const message = [...receipt.problem.map(formatProblem), howToMake].join('\n');
  return fail({ code: 'receipt.broken', message });
}

/** Parses a receipt; problems point at lines and columns of the file. */
export function parseReceipt(file: string, text: string): Result<Receipt, Problem[]> {
  // Every JSON text is YAML, and that parser knows where things are.
  const { problems, locate } = parseYaml(file, text, z.unknown());
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const where = problems[0]?.where ?? { line: 1, column: 1 };
    return fail([problemAt('receipt.json', `This isn't valid JSON: ${why}.`, file, where.line, where.column)]);
  }
  const at = (path: readonly PropertyKey[], message: string): Problem => {
    const { line, column } = locate(path);
    return problemAt('receipt.schema', message, file, line, column);
  };
  const other = otherKind(value);
  if (other !== undefined) return fail([at(['schema'], other)]);
  const checked = receiptSchema.safeParse(value, { reportInput: true });
  if (checked.success) return succeed(checked.data);
  return fail(
    checked.error.issues.flatMap((issue) =>
      explainIssue(issue, receiptSchema, 'json').map(({ message, path }) => at(path, message)),
    ),
  );
}

/** What a JSON file of Groundloop is when it isn't a receipt that we can read. */
function otherKind(value: unknown): string | undefined {
  const named = z.object({ schema: z.string() }).safeParse(value);
  if (!named.success || named.data.schema === RECEIPT_SCHEMA) return undefined;
  const { schema } = named.data;
  if (schema.startsWith('groundloop.receipt/')) {
    return `This receipt is \`${schema}\`, and this Groundloop reads \`${RECEIPT_SCHEMA}\`. Update Groundloop to replay it.`;
  }
  return `This is \`${schema}\`, not a receipt (\`${RECEIPT_SCHEMA}\`).`;
}

/** Whether a receipt can go there: refuses a folder that isn't there, and whatever is there and is no receipt. */
export async function checkTarget(path: string): Promise<Result<void>> {
  const refuse = (why: string) =>
    fail({ code: 'receipt.target', message: `Can't write the receipt to ${path}: ${why}. Choose another file.` });
  try {
    if (!(await stat(dirname(path))).isDirectory()) return refuse('its folder is a file');
  } catch (error) {
    return refuse(`its folder can't be used, ${whyNot(error)}`);
  }
  try {
    if (!(await stat(path)).isFile()) return refuse('it is a folder or a device');
  } catch (error) {
    const free = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return free ? succeed(undefined) : refuse(whyNot(error));
  }
  // A mistyped path must not cost anyone their pipeline.
  return (await readReceipt(path)).ok ? succeed(undefined) : refuse('there is a file that is not a receipt');
}

/** Writes a receipt in one step: a reader finds the old file or the whole new one. */
export const writeReceipt = (path: string, receipt: Receipt): Promise<Result<void>> =>
  writeWhole(path, receiptText(receipt), 'The receipt');
