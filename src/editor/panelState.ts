import * as vscode from 'vscode';
import { labProgress, type Progress } from '../core/course/progress.ts';
import { lessonView } from '../packs/lessonView.ts';
import { glossaryView } from '../packs/glossary.ts';
import { renderHint, renderTask } from '../packs/renderTask.ts';
import { afterLab } from '../packs/nextStep.ts';
import { startView } from '../packs/startView.ts';
import { testView } from '../packs/testView.ts';
import type { PageView, PanelState, ReportView } from '../protocol/webview.ts';
import { webviewStrings } from '../protocol/webviewStrings.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { hintsShown } from '../workspace/hints.ts';
import { shownRuns, shownVerdict } from '../workspace/labRun.ts';
import type { Lab } from './lab.ts';
import { lessonWords } from './lessonWords.ts';
import type { PanelSubject } from './panelSubject.ts';

/** Everything the panel shows. The lab is the one of this subject that is open here, if any. */
export function panelState(
  subject: PanelSubject,
  tab: PanelState['tab'],
  progress: Progress,
  lab: Lab | undefined,
): PanelState {
  const { pack, key, lesson } = subject;
  return {
    type: 'state',
    of: key,
    tab: lab ? (lesson ? tab : 'report') : 'lesson',
    lesson: lesson && lessonView(pack, lesson, progress, lessonWords),
    page: pageView(subject, progress),
    report: lab ? reportView(lab, progress) : null,
    strings,
  };
}

function pageView({ pack, page }: PanelSubject, progress: Progress): PageView | null {
  switch (page?.kind) {
    case 'start':
      return startView(pack, page.start, lessonWords);
    case 'glossary':
      return glossaryView(pack, lessonWords.glossary);
    case 'test':
      return testView(pack, page.module, progress, lessonWords);
    case 'compare':
    case 'review':
      return page.view();
    case undefined:
      return null;
  }
}

function reportView(lab: Lab, progress: Progress): ReportView {
  const { fault, running, text } = lab.run;
  const shown = shownVerdict(lab.run);
  const { number, past } = shownRuns(lab.run);
  return {
    labId: lab.files.lab.id,
    title: lab.title,
    fileName: pipelineName,
    summary: lab.files.lab.summary,
    task: renderTask(lab.files.readme),
    verdict: shown?.verdict ?? null,
    fault: fault?.fault ?? null,
    run: number,
    past,
    done: labProgress(progress, lab.key).passed,
    stale: shown?.stale ?? (fault !== null && fault.text !== text),
    running: running && { seedsDone: running.seedsDone, seedsMax: running.seedsMax },
    next: afterLab(lab.pack, lab.files.lab.id),
    hints: hintsAsHtml(lab, progress),
  };
}

function hintsAsHtml({ files, key }: Lab, progress: Progress): ReportView['hints'] {
  const taken = Object.entries(hintsShown(files.lab, labProgress(progress, key)));
  return Object.fromEntries(taken.map(([flaw, { shown, of }]) => [flaw, { shown: shown.map(renderHint), of }]));
}

const strings = Object.fromEntries(
  Object.entries(webviewStrings).map(([key, webviewText]) => [key, vscode.l10n.t(webviewText)]),
);
