import * as vscode from 'vscode';
import type { Course } from './course.ts';
import type { CourseTree } from './courseTree.ts';
import { DisposableStore } from './disposables.ts';
import type { Labs } from './labs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import type { Notices } from './notices.ts';
import { belongsTo, nodeOfLab, nodeOfSubject } from './shownInCourse.ts';

export interface RevealParts {
  readonly tree: CourseTree;
  readonly course: Course;
  readonly panels: LessonPanels;
  readonly labs: Labs;
  readonly notices: Notices;
}

/** Turning from one editor to another tells of both, one after the other. */
const settledAfterMs = 50;

/** Selects in the tree what the learner is looking at. The tree is never opened for it, and takes no focus. */
export function revealInCourse({ tree, course, panels, labs, notices }: RevealParts): DisposableStore {
  const store = new DisposableStore();
  let waiting: NodeJS.Timeout | undefined;

  const shown = (): string | undefined => {
    const subject = panels.activeSubject;
    if (subject) return nodeOfSubject(subject);
    const uri = vscode.window.activeTextEditor?.document.uri;
    const lab = uri && labs.holding(uri);
    return lab && nodeOfLab(lab.pack, lab.files.lab.id);
  };

  const reveal = async (): Promise<void> => {
    if (!tree.view.visible || !vscode.workspace.getConfiguration('groundloop').get<boolean>('revealInCourse', true))
      return;
    const id = shown();
    if (id === undefined || course.isNew) return;
    const { node, parent } = await course.outline();
    const { opened } = course;
    const target = opened !== undefined && belongsTo(opened, id, parent) ? opened : id;
    // Elsewhere now: whoever comes back to it comes back to the whole.
    if (target !== opened) course.opened = undefined;
    if (!node(target) || tree.view.selection.includes(target)) return;
    await tree.view.reveal(target, { select: true, focus: false });
  };

  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      reveal().catch((error: unknown) => {
        notices.log.warn('Showing a place in the course tree did not work.', String(error));
      });
    }, settledAfterMs);
  };

  store.add(
    panels.onDidChangeActive(() => {
      if (panels.activeSubject) course.begin();
      later();
    }),
  );
  store.add(vscode.window.onDidChangeActiveTextEditor(later));
  store.add(tree.view.onDidChangeVisibility(later));
  // A lab is known a moment after its pipeline is on the screen.
  store.add(labs.onDidChangeList(later));
  store.add({
    dispose: () => {
      clearTimeout(waiting);
    },
  });
  return store;
}
