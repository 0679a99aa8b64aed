import * as vscode from 'vscode';
import type { Pack } from '../core/course/pack.ts';
import type { InstallPlan } from '../packs/installed/installPlan.ts';

export interface TrustQuestion {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
  /** Whether something speaks against it. */
  readonly warn: boolean;
}

/** What the learner is asked before a pack is installed: who made it, what it can do, and on an update what changes. */
export function trustQuestion(pack: Pack, plan: InstallPlan, source: string): TrustQuestion {
  const warning = warningOf(plan);
  const lines = [
    ...(warning === undefined ? [] : [`⚠ ${warning}`, '']),
    ...publisherLines(plan),
    vscode.l10n.t('From: {0}', source),
    vscode.l10n.t(
      'Lessons: {0}. Labs: {1}. Known systems: {2}. Pipelines: {3}.',
      plan.holds.lessons,
      plan.holds.labs,
      plan.holds.systems,
      plan.holds.pipelines,
    ),
    '',
    vscode.l10n.t(
      'A pack is text. It shows lessons, and its pipelines run in Groundloop’s sandbox when you ask for it; outside it only if you debug them and agree to that. Nothing runs now.',
    ),
    ...measureLines(plan),
    ...updateLines(plan),
  ];
  return {
    message: messageOf(pack, plan),
    detail: lines.join('\n'),
    button: warning === undefined ? vscode.l10n.t('Install') : vscode.l10n.t('Install Anyway'),
    warn: warning !== undefined,
  };
}

function messageOf(pack: Pack, { kind, from: installed }: InstallPlan): string {
  const from = installed ?? '';
  switch (kind) {
    case 'new':
      return vscode.l10n.t('Install "{0}" {1}?', pack.title, pack.version);
    case 'update':
      return vscode.l10n.t('Update "{0}" from {1} to {2}?', pack.title, from, pack.version);
    case 'rebuilt':
      return vscode.l10n.t('Install another "{0}" {1} over the one that you have?', pack.title, pack.version);
    case 'older':
      return vscode.l10n.t('Put "{0}" back from {1} to the older {2}?', pack.title, from, pack.version);
    case 'same':
      return vscode.l10n.t('"{0}" {1} is installed already. Install it again?', pack.title, pack.version);
  }
}

/** The key first, on a line of its own: a name is whatever its bearer calls himself. */
function publisherLines({ vouched }: InstallPlan): readonly string[] {
  if (vouched.kind !== 'signed') return [vscode.l10n.t('Publisher: unknown')];
  return [
    vscode.l10n.t('Key: {0}', vouched.fingerprint),
    vscode.l10n.t(
      'Compare it with the one that your instructor told you. The key’s owner goes by the name “{0}”.',
      vouched.publisher,
    ),
  ];
}

function warningOf({ vouched, key, kind }: InstallPlan): string | undefined {
  if (key === 'changed')
    return vscode.l10n.t(
      'Another key signed this than the pack that you have. Ask your instructor whether that is right.',
    );
  if (key === 'dropped')
    return vscode.l10n.t(
      'The pack that you have is signed, and this one is not. Ask your instructor whether that is right.',
    );
  if (vouched.kind === 'unsigned') return vscode.l10n.t('Nobody signed this pack: anyone may have made or changed it.');
  if (kind === 'rebuilt')
    return vscode.l10n.t(
      'It has the same version as the pack that you have, and other content. Ask your instructor whether that is right.',
    );
  return undefined;
}

/** Code of the pack's own that nobody starts by hand is told in so many words. */
function measureLines({ holds: { measured } }: InstallPlan): readonly string[] {
  if (measured === 0) return [];
  const brings =
    measured === 1
      ? vscode.l10n.t('One lab of it brings code of its own that measures your runs.')
      : vscode.l10n.t('{0} labs of it bring code of their own that measures your runs.', measured);
  const runs = vscode.l10n.t(
    'That code runs in Groundloop’s sandbox each time such a lab is graded. It sees the numbers of the run, no file and no network.',
  );
  return ['', brings, runs];
}

function updateLines({ difference }: InstallPlan): readonly string[] {
  if (!difference) return [];
  const { added, changed, removed, skeletons } = difference;
  const counts = vscode.l10n.t(
    'Files: {0} added, {1} changed, {2} removed.',
    added.length,
    changed.length,
    removed.length,
  );
  const kept = vscode.l10n.t('Your labs and your progress stay as they are.');
  if (skeletons.length === 0) return ['', counts, kept];
  return [
    '',
    counts,
    vscode.l10n.t('The starting code changed of: {0}. Yours is not touched.', skeletons.join(', ')),
    kept,
  ];
}
