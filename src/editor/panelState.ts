import * as vscode from 'vscode';
import { labProgress, type Progress } from '../core/course/progress.ts';
import { lessonView } from '../packs/lessonView.ts';
import type { LessonWords } from '../packs/renderLesson.ts';
import type { PanelState, ReportView } from '../protocol/webview.ts';
import { webviewStrings } from '../protocol/webviewStrings.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { hintsShown } from '../workspace/hints.ts';
import { shownVerdict } from '../workspace/labRun.ts';
import type { Lab } from './lab.ts';
import type { PanelSubject } from './panelSubject.ts';

/** Everything the panel shows. The lab is the one of this subject that is open here, if any. */
export function panelState(
  { pack, key, lesson }: PanelSubject,
  tab: PanelState['tab'],
  progress: Progress,
  lab: Lab | undefined,
): PanelState {
  return {
    type: 'state',
    of: key,
    tab: !lesson ? 'report' : lab ? tab : 'lesson',
    lesson: lesson && lessonView(pack, lesson, progress, lessonWords),
    report: lab ? reportView(lab, progress) : null,
    strings,
  };
}

function reportView(lab: Lab, progress: Progress): ReportView {
  const { fault, running, text } = lab.run;
  const shown = shownVerdict(lab.run);
  return {
    labId: lab.files.lab.id,
    title: lab.title,
    fileName: pipelineName,
    verdict: shown?.verdict ?? null,
    fault: fault?.fault ?? null,
    stale: shown?.stale ?? (fault !== null && fault.text !== text),
    running: running && { seedsDone: running.seedsDone, seedsMax: running.seedsMax },
    hints: hintsShown(lab.files.lab, labProgress(progress, lab.key)),
  };
}

const strings = Object.fromEntries(Object.entries(webviewStrings).map(([key, text]) => [key, vscode.l10n.t(text)]));

const lessonWords: LessonWords = {
  eyebrow: (module, lesson, minutes) => vscode.l10n.t('Module {0} · Lesson {1} · {2} min', module, lesson, minutes),
  source: (n) => vscode.l10n.t('Source {0}', n),
  blocks: {
    case: vscode.l10n.t('Documented case'),
    contested: vscode.l10n.t('Contested'),
    definition: vscode.l10n.t('Definition'),
    myth: vscode.l10n.t('Popular, but wrong'),
  },
};
