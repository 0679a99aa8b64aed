import * as vscode from 'vscode';
import { z } from 'zod';
import type { Kept } from '../core/course/timeline.ts';
import { changeProblem } from './changeWords.ts';
import { compareKept } from './compareKept.ts';
import { agoKept, whenKept, whyKept } from './keptWords.ts';
import type { Lab } from './lab.ts';
import { restore, type RestoreParts } from './restoreKept.ts';

/** With `id` and `action`, nothing is asked. */
export const timelineArgs = z
  .object({
    folder: z.string().optional(),
    id: z.string().optional(),
    action: z.enum(['compare', 'restore']).optional(),
  })
  .prefault({});

type Action = 'compare' | 'restore';

/** Lets the learner look at what is kept of a lab, and bring it back. */
export async function showTimeline(
  parts: RestoreParts,
  lab: Lab,
  { id, action }: z.infer<typeof timelineArgs>,
): Promise<void> {
  const listed = await parts.timelines.of(lab).list();
  if (!listed.ok) {
    void parts.notices.problem(changeProblem(listed.problem));
    return;
  }
  if (listed.value.length === 0) {
    void parts.notices.info(
      vscode.l10n.t('Nothing of “{0}” is kept yet: every save, graded run and reset adds to its timeline.', lab.title),
    );
    return;
  }
  const kept = listed.value.find((one) => one.id === id);
  const chosen = kept && action ? { kept, action } : await choose(lab, listed.value);
  if (chosen?.action === 'compare') await compareKept(lab, chosen.kept);
  if (chosen?.action === 'restore') await restore(parts, lab, chosen.kept);
}

interface Choice {
  readonly kept: Kept;
  readonly action: Action;
}

interface KeptItem extends vscode.QuickPickItem {
  readonly kept: Kept;
}

interface ActionButton extends vscode.QuickInputButton {
  readonly action: Action;
}

/** Enter leads to the actions; with the mouse, they are on the rows as well. */
async function choose(lab: Lab, list: readonly Kept[]): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<KeptItem>();
  pick.title = vscode.l10n.t('Timeline of “{0}”', lab.title);
  pick.placeholder = vscode.l10n.t('Choose what to compare or restore');
  pick.matchOnDescription = true;
  pick.items = list.map(itemOf);
  try {
    const chosen = await new Promise<KeptItem | Choice | undefined>((resolve) => {
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]);
      });
      pick.onDidTriggerItemButton(({ item, button }) => {
        if ('action' in button) resolve({ kept: item.kept, action: (button as ActionButton).action });
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
    return !chosen || 'action' in chosen ? chosen : await chooseAction(chosen.kept);
  } finally {
    pick.dispose();
  }
}

async function chooseAction(kept: Kept): Promise<Choice | undefined> {
  const chosen = await vscode.window.showQuickPick(
    actions().map(({ action, tooltip, icon, detail }) => ({ label: `$(${icon}) ${tooltip}`, detail, action })),
    { title: `${whenKept(kept)} · ${whyKept(kept)}`, placeHolder: vscode.l10n.t('What shall be done with it?') },
  );
  return chosen && { kept, action: chosen.action };
}

function itemOf(kept: Kept): KeptItem {
  const others = kept.files.length - 1;
  return {
    label: whenKept(kept),
    description: `${whyKept(kept)} · ${agoKept(kept)}`,
    ...(others > 0 ? { detail: kept.files.map(({ path }) => path).join(', ') } : {}),
    buttons: actions().map(({ action, tooltip, icon }): ActionButton => ({
      action,
      tooltip,
      iconPath: new vscode.ThemeIcon(icon),
    })),
    kept,
  };
}

const actions = () =>
  [
    {
      action: 'compare',
      icon: 'diff',
      tooltip: vscode.l10n.t('Compare'),
      detail: vscode.l10n.t('Shows what has changed since then; nothing is changed by that'),
    },
    {
      action: 'restore',
      icon: 'history',
      tooltip: vscode.l10n.t('Restore'),
      detail: vscode.l10n.t('Puts it back; what is there now is kept first'),
    },
  ] as const;
