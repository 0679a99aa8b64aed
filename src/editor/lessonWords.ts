import * as vscode from 'vscode';
import type { LessonWords } from '../packs/renderLesson.ts';

/** The words that rendering adds, in the language of VS Code. */
export const lessonWords: LessonWords = {
  language: vscode.env.language,
  eyebrow: (module, lesson, minutes) => vscode.l10n.t('Module {0} · Lesson {1} · {2} min', module, lesson, minutes),
  testTitle: (module) => vscode.l10n.t('Test of module {0}', module),
  glossary: vscode.l10n.t('Glossary'),
  source: (n) => vscode.l10n.t('Source {0}', n),
  blocks: {
    case: vscode.l10n.t('Documented case'),
    contested: vscode.l10n.t('Contested'),
    definition: vscode.l10n.t('Definition'),
    myth: vscode.l10n.t('Popular, but wrong'),
  },
};
