import * as vscode from 'vscode';
import type { CourseNode } from '../packs/outlineNodes.ts';
import { isTested } from '../packs/testView.ts';
import { quizPlace } from '../protocol/places.ts';
import { commandIds } from './commandIds.ts';
import type { Course } from './course.ts';
import { lessonWords } from './lessonWords.ts';
import { openLab } from './openLab.ts';
import { glossarySubject, lessonSubject, startSubject, testSubject, type PanelSubject } from './panelSubject.ts';
import type { StartParts } from './startLab.ts';

export interface ItemParts extends StartParts {
  readonly course: Course;
}

export interface ItemPlace {
  /** A section of a lesson, a term of the glossary. */
  readonly goTo?: string;
  readonly column?: vscode.ViewColumn;
}

/** Opens what a node of the outline stands for. False where there is nothing to open, or it is gone. */
export async function openItem(parts: ItemParts, node: CourseNode, place: ItemPlace = {}): Promise<boolean> {
  if (node.kind === 'continue') return openItem(parts, node.to, place);
  parts.course.opened = node.id;
  switch (node.kind) {
    case 'lab':
      await openLab(parts, node.packId, node.labId);
      return true;
    case 'system':
      await openLab(parts, node.packId, node.systemId);
      return true;
    case 'review':
      await vscode.commands.executeCommand(commandIds.reviewDue);
      return true;
    default: {
      const subject = await subjectOf(parts, node);
      if (subject) parts.panels.openPage(subject, node.kind === 'quiz' ? { goTo: quizPlace, ...place } : place);
      return subject !== undefined;
    }
  }
}

async function subjectOf({ library }: StartParts, node: CourseNode): Promise<PanelSubject | undefined> {
  const pack = await library.pack(node.packId);
  switch (node.kind) {
    case 'start':
      return pack?.start ? startSubject(pack, pack.start) : undefined;
    case 'glossary':
      return pack && glossarySubject(pack, lessonWords);
    case 'lesson':
    case 'quiz': {
      const lesson = pack?.lessons.get(node.lessonId);
      return pack && lesson && lessonSubject(pack, lesson);
    }
    case 'test': {
      const module = pack?.modules.filter(isTested).find(({ id }) => id === node.moduleId);
      return pack && module && testSubject(pack, module, lessonWords);
    }
    default:
      return undefined;
  }
}
