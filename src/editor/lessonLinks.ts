import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PackLibrary } from '../packs/library.ts';
import type { Lab } from './lab.ts';
import { lessonArgs } from './lessonArgs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import type { Notices } from './notices.ts';

/**
 * The code of a diagnostic is a link, and VS Code follows no `command:` link from there. So it is an address that comes
 * back to us, with a token of this session: anyone can make an address, and only for our own is nothing asked.
 */
export class LessonLinks {
  readonly #token = randomBytes(12).toString('hex');
  readonly #library: PackLibrary;
  readonly #panels: LessonPanels;
  readonly #notices: Notices;
  readonly #extension: vscode.Extension<unknown>;

  constructor(library: PackLibrary, panels: LessonPanels, notices: Notices, extension: vscode.Extension<unknown>) {
    this.#library = library;
    this.#panels = panels;
    this.#notices = notices;
    this.#extension = extension;
  }

  /** @param place `lessonId#section` */
  linkTo(lab: Lab, place: string): vscode.Uri {
    const { lesson, section = '' } = lessonArgs(lab, place);
    return vscode.Uri.from({
      scheme: vscode.env.uriScheme,
      authority: this.#extension.id,
      path: `/here/${this.#token}/${lesson}`,
      fragment: section,
    });
  }

  /** Opens the lesson of a link made here; false for every other address. */
  async follow({ path, fragment }: vscode.Uri): Promise<boolean> {
    const own = `/here/${this.#token}/`;
    if (!path.startsWith(own)) return false;
    const id = path.slice(own.length);
    const found = await this.#library.lesson(id);
    if (found) {
      const place = fragment === '' ? {} : { goTo: fragment };
      this.#panels.open(found.pack, found.lesson, { ...place, column: vscode.ViewColumn.Beside });
    } else {
      const message = vscode.l10n.t('The lesson “{0}” is in none of the installed courses any more.', id);
      void this.#notices.problem({ code: 'lesson.gone', message });
    }
    return true;
  }
}
