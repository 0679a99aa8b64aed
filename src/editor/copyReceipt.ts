import * as vscode from 'vscode';
import { type Receipt, receiptOf, receiptText } from '../core/grading/receipt.ts';
import { hashCode } from '../sandbox/hashCode.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { SEED_BLOCK } from './gradeRequest.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';
import { offerRun } from './offerRun.ts';

/** Copies the receipt of a lab's newest verdict, and says which text it is about where that isn't the one on screen. */
export async function copyReceipt(lab: Lab, notices: Notices): Promise<Receipt | undefined> {
  const graded = lab.run.verdict;
  if (!graded) {
    void offerRun(lab, notices, {
      toSave: vscode.l10n.t('Save {0} first: a receipt is about a graded run.', pipelineName),
      toRun: vscode.l10n.t('A receipt is about a graded run, and nothing has been graded yet.'),
    });
    return undefined;
  }
  const engine = { name: 'node', version: process.versions.node };
  const receipt = receiptOf(graded.verdict, SEED_BLOCK, { sha256: hashCode, engine });
  if (!receipt.ok) {
    void notices.problem(receipt.problem);
    return undefined;
  }
  await vscode.env.clipboard.writeText(receiptText(receipt.value));
  void notices.info(
    graded.text === lab.run.text
      ? vscode.l10n.t('The receipt of {0} is copied. `groundloop replay` grades again from it.', lab.title)
      : vscode.l10n.t(
          'The receipt of {0} is copied. It is about {1} as it was graded; the text has changed since.',
          lab.title,
          pipelineName,
        ),
  );
  return receipt.value;
}
