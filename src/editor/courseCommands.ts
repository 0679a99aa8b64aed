import * as vscode from 'vscode';
import { progressKey } from '../core/course/progress.ts';
import { nodeId, type CourseNode } from '../packs/outlineNodes.ts';
import { labGroups } from '../packs/labGroups.ts';
import { commandIds, courseViewId } from './commandIds.ts';
import { linkOf } from './deepLinks.ts';
import { labOfRow, rowSchema } from './labOfRow.ts';
import { openItem, type ItemParts } from './openItem.ts';
import { openLab } from './openLab.ts';
import { SearchCourse } from './searchCourse.ts';

/** The commands of the course tree, and those that find the way through a course. */
export function courseHandlers(parts: ItemParts) {
  const { course, library, notices, panels, labs, progress } = parts;
  const search = new SearchCourse(parts);
  const nodeOf = async (row: unknown): Promise<CourseNode | undefined> => {
    const id = rowSchema.safeParse(row);
    return id.success ? (await course.outline()).node(id.data) : undefined;
  };
  /** What stands below a row, or the row itself. */
  const within = async (row: unknown, kind: CourseNode['kind']): Promise<CourseNode | undefined> => {
    const node = await nodeOf(row);
    return node?.kind === kind ? node : node?.children.find((child) => child.kind === kind);
  };
  const open = async (node: CourseNode | undefined, column?: vscode.ViewColumn): Promise<boolean> =>
    node !== undefined && openItem(parts, node, column === undefined ? {} : { column });

  return {
    /** The id of what was opened. */
    [commandIds.continue]: async (): Promise<string | undefined> => {
      const { next, packs } = await course.outline();
      if (next) await open(next);
      else if (packs.length === 0) void sayNoPack();
      else
        void notices.info(vscode.l10n.t('You have done everything there is. The labs are still there to play with.'));
      return next?.id;
    },

    [commandIds.searchCourse]: () => search.show(),

    [commandIds.refreshCourse]: () => {
      course.refresh();
    },

    [commandIds.showCourse]: async () => {
      await course.outline();
      course.begin();
      await vscode.commands.executeCommand(`${courseViewId}.focus`);
    },

    [commandIds.startFirstLab]: async () => {
      const first = labGroups(await library.labs())[0]?.labs[0];
      if (first) await openLab(parts, first.pack.id, first.files.lab.id);
      else void sayNoPack();
    },

    [commandIds.readFirstLesson]: async () => {
      for (const pack of (await library.contents()).packs) {
        for (const lesson of pack.lessons.values()) {
          panels.open(pack, lesson);
          return;
        }
      }
      void sayNoPack();
    },

    [commandIds.openItem]: async (row: unknown) => open(await nodeOf(row)),
    [commandIds.openItemToSide]: async (row: unknown) => open(await nodeOf(row), vscode.ViewColumn.Beside),
    [commandIds.takeItemQuiz]: async (row: unknown) => open(await within(row, 'quiz')),
    [commandIds.takeItemTest]: async (row: unknown) => open(await within(row, 'test')),
    // Two names for what is to be done with a lab: the menu shows the one that fits.
    [commandIds.startItemLab]: async (row: unknown) => open(await within(row, 'lab')),
    [commandIds.openItemLab]: async (row: unknown) => open(await within(row, 'lab')),

    [commandIds.openItemLesson]: async (row: unknown) => {
      const node = await nodeOf(row);
      if (node?.kind !== 'lab' || !node.lesson) return false;
      return open((await course.outline()).node(nodeId(node.packId, 'lesson', node.lesson.id)));
    },

    [commandIds.retakeItemQuiz]: async (row: unknown) => {
      const quiz = await within(row, 'quiz');
      if (quiz?.kind !== 'quiz') return;
      progress.record({ type: 'quiz-retaken', lesson: progressKey(quiz.packId, quiz.lessonId) });
      await open(quiz);
    },

    [commandIds.openItemReport]: async (row: unknown) => {
      const lab = await labOfRow(parts, row);
      if (!lab) return;
      labs.use(lab);
      panels.openFor(lab, 'report');
    },

    [commandIds.copyItemLink]: async (row: unknown): Promise<string | undefined> => {
      const node = await nodeOf(row);
      const link = node && linkOf(node);
      if (link !== undefined) await vscode.env.clipboard.writeText(link);
      return link;
    },
  };

  async function sayNoPack(): Promise<void> {
    const [first] = (await library.contents()).problems;
    const none = { code: 'pack.none', message: vscode.l10n.t('No course is installed.') };
    const showLog = vscode.l10n.t('Show Log');
    if ((await notices.problem(first ?? none, showLog)) === showLog) notices.log.show();
  }
}
