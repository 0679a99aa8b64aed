import * as vscode from 'vscode';
import { isUntouched, type FileUpdate } from '../workspace/updateLab.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { apply, plannedUpdate, updateLab, type UpdateParts } from './updateLab.ts';
import { updatedFiles } from './updateWords.ts';

/** Labs are opened one after another; they are told of together. */
const quietMs = 500;
const setting = 'updateUntouchedLabs';

interface Offer {
  readonly lab: Lab;
  readonly updates: readonly FileUpdate[];
}

/**
 * Offers what packs changed in the files of the labs that are open, once for each lab and content of its pack. Labs that the
 * learner left as they were are updated without a question where they said so once.
 * @param isPreviewed an author who changes a pack all the time has no use for it
 */
export function offerUpdates(
  parts: UpdateParts,
  labs: Labs,
  isPreviewed: (packId: string) => boolean = () => false,
): DisposableStore {
  const store = new DisposableStore();
  const offered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const offers: Offer[] = [];
    for (const lab of labs.all) {
      const key = `${lab.place}\n${lab.pack.hash}`;
      if (offered.has(key) || isPreviewed(lab.pack.id)) continue;
      offered.add(key);
      const planned = await plannedUpdate(parts, lab);
      if (!planned.ok) parts.notices.log.warn(`${planned.problem.code}: ${planned.problem.message}`);
      else if (planned.value.length > 0) offers.push({ lab, updates: planned.value });
    }
    await offer(parts, offers);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      look().catch((error: unknown) => {
        parts.notices.fault(vscode.l10n.t('Looking for updates of labs'), error);
      });
    }, quietMs);
  };
  store.add(labs.onDidChangeList(later));
  store.add({
    dispose: () => {
      clearTimeout(timer);
    },
  });
  return store;
}

async function offer(parts: UpdateParts, offers: readonly Offer[]): Promise<void> {
  const untouched = offers.filter(({ updates }) => isUntouched(updates));
  const others = offers.filter((one) => !untouched.includes(one));
  if (others.length > 0) void offerTogether(parts, others);
  if (untouched.length === 0) return;
  if (!vscode.workspace.getConfiguration('groundloop').get<boolean>(setting, false)) {
    void offerUntouched(parts, untouched);
    return;
  }
  for (const { lab, updates } of untouched) await apply(parts, lab, updates, 'mine');
}

async function offerTogether(parts: UpdateParts, offers: readonly Offer[]): Promise<void> {
  const show = vscode.l10n.t('Update Lab…');
  const message = vscode.l10n.t(
    'The pack has changed what you are working on: {0}. Look at the update first; your lines stay.',
    inWords(offers),
  );
  if ((await parts.notices.info(message, show)) !== show) return;
  for (const { lab } of offers) await updateLab(parts, lab, undefined);
}

async function offerUntouched(parts: UpdateParts, offers: readonly Offer[]): Promise<void> {
  const update = vscode.l10n.t('Update');
  const always = vscode.l10n.t('Always Update Such Labs');
  const message = vscode.l10n.t('The pack has changed files that you left as they were: {0}.', inWords(offers));
  const chosen = await parts.notices.info(message, update, always);
  if (chosen === undefined) return;
  if (chosen === always) {
    await vscode.workspace.getConfiguration('groundloop').update(setting, true, vscode.ConfigurationTarget.Global);
  }
  for (const { lab } of offers) {
    // The learner may have begun since.
    const planned = await plannedUpdate(parts, lab);
    if (!planned.ok) continue;
    if (isUntouched(planned.value)) await apply(parts, lab, planned.value, 'mine');
    else await updateLab(parts, lab, undefined);
  }
}

const inWords = (offers: readonly Offer[]): string =>
  offers.map(({ lab, updates }) => vscode.l10n.t('“{0}” ({1})', lab.title, updatedFiles(updates))).join(', ');
