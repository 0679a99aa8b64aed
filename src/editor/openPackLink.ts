import * as vscode from 'vscode';
import type { Lesson, Pack } from '../core/course/pack.ts';
import { packLink } from '../packs/markdown.ts';
import { isTested } from '../packs/testView.ts';
import { commandIds } from './commandIds.ts';
import { lessonWords } from './lessonWords.ts';
import { glossarySubject, testSubject, type PanelSubject } from './panelSubject.ts';

/** Where a part of a pack is shown. */
export interface Place {
  /** What to bring into view. */
  readonly goTo?: string;
  readonly column?: vscode.ViewColumn;
}

/** What shows the lessons and pages of packs. */
export interface Pages {
  open(pack: Pack, lesson: Lesson, place: Place): void;
  openPage(subject: PanelSubject, place: Place): void;
}

/** Opens what a link in a pack's text leads to: parts of the pack here, pages outside. What the pack hasn't got opens nothing. */
export async function openPackLink(
  pages: Pages,
  pack: Pack,
  href: string,
  column = vscode.ViewColumn.Active,
): Promise<void> {
  const link = packLink(href);
  switch (link?.kind) {
    case undefined:
      await openOutside(href);
      return;
    case 'lesson': {
      const lesson = pack.lessons.get(link.id);
      if (lesson) pages.open(pack, lesson, { column, ...(link.section !== undefined && { goTo: link.section }) });
      return;
    }
    case 'test': {
      const module = pack.modules.filter(isTested).find(({ id }) => id === link.id);
      if (module) pages.openPage(testSubject(pack, module, lessonWords), { column });
      return;
    }
    case 'term':
      pages.openPage(glossarySubject(pack, lessonWords), { goTo: link.id });
      return;
    case 'system':
      await vscode.commands.executeCommand(commandIds.openSystem, { system: `${pack.id}/${link.id}` });
      return;
    case 'lab':
      await vscode.commands.executeCommand(commandIds.startLab, { lab: `${pack.id}/${link.id}` });
  }
}

/** VS Code itself asks before it leaves for a site that isn't trusted. */
async function openOutside(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href, true);
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri);
}
