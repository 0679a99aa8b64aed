import * as vscode from 'vscode';
import type { Pack } from '../core/course/pack.ts';

/** The only one of these packs, else the one the learner chooses. */
export async function pickPack(packs: readonly Pack[]): Promise<Pack | undefined> {
  const [only, ...others] = packs;
  if (others.length === 0) return only;
  const items = packs.map((pack) => ({ label: pack.title, description: pack.version, pack }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which pack?') }))?.pack;
}
