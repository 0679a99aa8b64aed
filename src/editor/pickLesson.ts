import * as vscode from 'vscode';
import { lessonProgress, progressKey, type Progress } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';

/** Lets the learner choose among all lessons. */
export async function pickLesson(library: PackLibrary, progress: Progress) {
  const { packs } = await library.contents();
  const items = packs.flatMap((pack) =>
    pack.modules.flatMap((module) =>
      module.lessons.flatMap(({ id, number }, i) => {
        const lesson = pack.lessons.get(id);
        if (!lesson) return [];
        const { read } = lessonProgress(progress, progressKey(pack.id, id));
        const place = vscode.l10n.t('Module {0}, lesson {1}', module.number, number ?? i + 1);
        const description = read ? `${place} · ${vscode.l10n.t('read')}` : place;
        return [{ label: lesson.title, description, detail: lesson.question, pack, lesson }];
      }),
    ),
  );
  return vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a lesson'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
