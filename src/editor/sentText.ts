import * as vscode from 'vscode';
import type { Preview } from '../assistant/claude/claude.ts';
import type { Sent } from '../assistant/claude/ledger.ts';
import type { Usage } from '../assistant/claude/models.ts';
import { dollars } from '../assistant/claude/problems.ts';

const RULE = '─'.repeat(60);

/** A question that was not sent yet, as it would be. */
export const previewText = ({ body, expected, expectedCost }: Preview): string =>
  [
    RULE,
    vscode.l10n.t('Not sent yet: what is in the input would be sent like this.'),
    expectedText(expected, expectedCost),
    '',
    body,
  ].join('\n');

/** One request: what became of it, and every byte of it on a line of its own. */
export function sentText(sent: Sent): string {
  const { number, at, model, url, body, files, expected, expectedCost, state, usage, cost } = sent;
  const time = at.toLocaleTimeString(vscode.env.language);
  return [
    RULE,
    vscode.l10n.t('Request {0} at {1}: {2}', number, time, stateText(state)),
    `${model} · ${url}`,
    files.length > 0
      ? vscode.l10n.t('Files of yours in it: {0}', files.join(', '))
      : vscode.l10n.t('No file of yours is in it.'),
    expectedText(expected, expectedCost),
    ...(usage ? [countedText(usage, cost)] : []),
    '',
    body,
  ].join('\n');
}

function stateText(state: Sent['state']): string {
  switch (state) {
    case 'waiting':
      return vscode.l10n.t('being answered');
    case 'answered':
      return vscode.l10n.t('answered');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'stopped':
      return vscode.l10n.t('stopped');
  }
}

const sizeOf = ({ input, cacheRead, cacheWrite }: Usage): number => input + cacheRead + cacheWrite;

function expectedText(expected: Usage, cost: number | undefined): string {
  const tokens = vscode.l10n.t('Expected: {0} tokens there, at most {1} back', sizeOf(expected), expected.output);
  return cost === undefined ? tokens : `${tokens} · ${vscode.l10n.t('at most {0}', dollars(cost))}`;
}

function countedText(usage: Usage, cost: number | undefined): string {
  const tokens = vscode.l10n.t(
    'Counted by the service: {0} tokens there, {1} of them from its cache, {2} back',
    sizeOf(usage),
    usage.cacheRead,
    usage.output,
  );
  return cost === undefined ? tokens : `${tokens} · ${dollars(cost)}`;
}
