import * as vscode from 'vscode';
import type { Pack } from '../core/course/pack.ts';
import { progressKey, testProgress } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import { isTested, type TestedModule } from '../packs/testView.ts';
import { lessonWords } from './lessonWords.ts';
import type { ProgressStore } from './progressStore.ts';

interface Chosen {
  readonly pack: Pack;
  readonly module: TestedModule;
}

/** The test of the module named `packId/moduleId`, or the one that the learner chooses. */
export async function pickTest(
  { library, progress }: { readonly library: PackLibrary; readonly progress: ProgressStore },
  key: string | undefined,
): Promise<Chosen | undefined> {
  const { packs } = await library.contents();
  const tests = packs.flatMap((pack) =>
    pack.modules.filter(isTested).map((module) => ({ pack, module, key: progressKey(pack.id, module.id) })),
  );
  if (key !== undefined) return tests.find((test) => test.key === key);
  const items = tests.map((test) => {
    const { best, passed } = testProgress(progress.current, test.key);
    const state = passed ? vscode.l10n.t('passed') : best ? vscode.l10n.t('not passed yet') : '';
    const result = best ? vscode.l10n.t('best attempt {0} of {1}', best.right, best.of) : '';
    return {
      ...test,
      label: lessonWords.testTitle(test.module.number),
      description: test.module.title,
      detail: [state, result].filter(Boolean).join(' · '),
    };
  });
  return vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a module test'),
    matchOnDescription: true,
  });
}
