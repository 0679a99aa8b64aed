import * as vscode from 'vscode';
import { labelOf } from '../assistant/claude/models.ts';
import { problemOf } from '../assistant/claude/problems.ts';
import { looksLikeKey } from './assistantKey.ts';
import type { ClaudeModel } from './claudeModel.ts';
import { commandIds } from './commandIds.ts';
import type { Notices } from './notices.ts';

export interface KeyParts {
  readonly claude: ClaudeModel;
  readonly notices: Notices;
}

/** As long as one waits for a test. */
const SECONDS = 20;

/** Setting, testing and forgetting the key for Claude. */
export const keyCommands = (parts: KeyParts) => ({
  [commandIds.setApiKey]: () => setKey(parts),
  [commandIds.testApiKey]: () => testKey(parts),
  [commandIds.forgetApiKey]: () => forgetKey(parts),
});

async function setKey(parts: KeyParts): Promise<void> {
  const { claude, notices } = parts;
  const before = await claude.key.current();
  const given = await vscode.window.showInputBox({
    title: vscode.l10n.t('Key for Claude'),
    prompt:
      before?.from === 'environment'
        ? vscode.l10n.t('The key in ANTHROPIC_API_KEY is used until you set one here.')
        : vscode.l10n.t('A key of the Anthropic API. It is kept in the secret store of this machine.'),
    placeHolder: 'sk-ant-…',
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || looksLikeKey(text.trim()) ? undefined : vscode.l10n.t('This does not look like a key.'),
  });
  const key = given?.trim() ?? '';
  if (key === '') return;
  // Who sets a key wants Claude, and is asked what may be sent with the first question.
  await claude.consent.forget();
  await claude.key.keep(key);
  const test = vscode.l10n.t('Test It');
  const chosen = await notices.info(
    vscode.l10n.t('The key is set. Questions in labs go to Claude once you have agreed to it.'),
    test,
  );
  if (chosen === test) await testKey(parts);
}

/** Asks the service whether it knows the key and the model: costs nothing, and sends nothing of the learner's. */
async function testKey({ claude, notices }: KeyParts): Promise<boolean> {
  const key = await claude.key.current();
  const settings = claude.settings();
  if (!key) {
    void notices.info(vscode.l10n.t('There is no key to test: set one first.'));
    return false;
  }
  if (!settings.success) {
    void notices.info(vscode.l10n.t('A setting under groundloop.assistant can’t be used. Look at the settings first.'));
    return false;
  }
  const { baseUrl, model } = settings.data;
  const failure = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Testing the key for Claude') },
    () => claude.sdk().findModel({ apiKey: key.value, baseUrl }, model, AbortSignal.timeout(SECONDS * 1000)),
  );
  const host = new URL(baseUrl).host;
  const where = key.from === 'environment' ? vscode.l10n.t('from ANTHROPIC_API_KEY') : vscode.l10n.t('set in VS Code');
  if (!failure) {
    void notices.info(vscode.l10n.t('The key {0} works: {1} knows {2}.', where, host, labelOf(model)));
    return true;
  }
  const { code, message } = problemOf(failure.kind === 'stopped' ? { kind: 'silent' } : failure, model);
  void notices.problem({ code: `assistant.${code}`, message: vscode.l10n.t('The key {0}: {1}', where, message) });
  return false;
}

async function forgetKey({ claude, notices }: KeyParts): Promise<void> {
  await claude.key.forget();
  await claude.consent.forget();
  const left = await claude.key.current();
  void notices.info(
    left
      ? vscode.l10n.t(
          'The key is forgotten here. The one in ANTHROPIC_API_KEY still counts: take it out of the environment.',
        )
      : vscode.l10n.t('The key is forgotten. The offline coach answers now.'),
  );
}
