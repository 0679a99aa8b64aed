import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Result, succeed } from '../core/base/result.ts';
import { type Receipt, RECEIPT_SCHEMA, receiptSchema, receiptText } from '../core/grading/receipt.ts';
import { parseJsonFile, type JsonKind } from '../packs/jsonFile.ts';
import { formatProblem } from '../packs/position.ts';
import { whyNot } from '../packs/whyNot.ts';
import { readText } from './readText.ts';
import { writeWhole } from './writeWhole.ts';

const howToMake = '`groundloop grade PIPELINE --lab LAB --receipt FILE` writes one.';

/** Reads a receipt. The problem's message has a line `file:line:column what is wrong` for each mistake. */
export async function readReceipt(path: string): Promise<Result<Receipt>> {
  const text = await readText(path, 'a receipt');
  if (!text.ok) return text;
  const receipt = parseJsonFile(path, text.value, receiptKind);
  if (receipt.ok) return succeed(receipt.value.value);
  const message = [...receipt.problem.map(formatProblem), howToMake].join('\n');
  return fail({ code: 'receipt.broken', message });
}

const receiptKind: JsonKind<Receipt> = { id: RECEIPT_SCHEMA, noun: 'receipt', schema: receiptSchema };

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
