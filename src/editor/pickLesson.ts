import * as vscode from 'vscode';
import type { PackLibrary } from '../packs/library.ts';

/** Lets the learner choose among all lessons. */
export async function pickLesson(library: PackLibrary) {
  const { packs } = await library.contents();
  const items = packs.flatMap((pack) =>
    pack.modules.flatMap((module) =>
      module.lessons.flatMap(({ id }) => {
        const lesson = pack.lessons.get(id);
        return lesson
          ? [{ label: lesson.title, description: module.title, detail: lesson.question, pack, lesson }]
          : [];
      }),
    ),
  );
  return vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a lesson'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
