import * as vscode from 'vscode';
import { setLanguage } from './core/base/say.ts';
import { registerCommands } from './editor/commands.ts';
import { keepContexts } from './editor/contexts.ts';
import { Course } from './editor/course.ts';
import { CourseTree } from './editor/courseTree.ts';
import { followLink, registerDeepLinks, type Confirm } from './editor/deepLinks.ts';
import { Comparisons } from './editor/comparisons.ts';
import { debugPipeline, type Agree, type DebugOutcome } from './editor/debugPipeline.ts';
import { DisposableStore } from './editor/disposables.ts';
import { Grader } from './editor/grader.ts';
import { installPack, type Trust } from './editor/installPack.ts';
import { InlineSuggestions } from './editor/inlineSuggestions.ts';
import { showInPipelines } from './editor/inPipelines.ts';
import { keepRuns } from './editor/keepRuns.ts';
import { keepTexts } from './editor/keepTexts.ts';
import { provideKept } from './editor/keptDocuments.ts';
import { rememberLabFolders } from './editor/labFolders.ts';
import { Labs } from './editor/labs.ts';
import { keepLearnerContexts } from './editor/learnerContexts.ts';
import { LessonLinks } from './editor/lessonLinks.ts';
import { LessonPanels } from './editor/lessonPanels.ts';
import { Notices } from './editor/notices.ts';
import { resumeOpening } from './editor/openLabFolder.ts';
import { PackDifferences } from './editor/packDifferences.ts';
import { ProgressStore } from './editor/progressStore.ts';
import { ReadingPlaces } from './editor/readingPlaces.ts';
import { Reviews } from './editor/reviews.ts';
import { revealInCourse } from './editor/revealInCourse.ts';
import { provideSolutions } from './editor/solutionDocuments.ts';
import { showStatusBar } from './editor/statusBar.ts';
import { showSystemDocuments } from './editor/systemDocuments.ts';
import { TestExplorer } from './editor/testExplorer.ts';
import { Timelines } from './editor/timelines.ts';
import type { PanelState } from './protocol/webview.ts';
import { InstalledPacks } from './packs/installed/installedPacks.ts';
import { PackLibrary } from './packs/library.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { RunMemory } from './workspace/runMemory.ts';

/** What tests look at, because VS Code shows no extension what another one shows. */
export interface Shown {
  panels(): readonly PanelState[];
  /** What the status bar says. */
  readonly status: () => string;
  readonly tests: vscode.TestController;
  /** How Test Explorer runs labs. */
  readonly runProfile: vscode.TestRunProfile;
  /** Debugs the pipeline of a lab, with the question asked as the test likes. */
  debug(folder: string, agree: Agree): Promise<DebugOutcome | undefined>;
  readonly progressFile: vscode.Uri;
  readonly course: CourseTree;
  /** What a link from outside does, with the question asked as the test likes. */
  followLink(uri: vscode.Uri, confirm: Confirm): Promise<string | undefined>;
  /** Installs a pack, with the question asked as the test likes. */
  install(place: string, trust: Trust): Promise<string | undefined>;
}

/** Builds the parts and wires them; no pack is read and no process started before it is needed. */
export function activate(context: vscode.ExtensionContext): Shown {
  setLanguage(vscode.l10n.bundle ?? {});
  const inExtension = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, ...path);
  const store = new DisposableStore();
  context.subscriptions.push(store);

  const { extensionUri, extension, globalState: memory } = context;
  const notices = new Notices(store.add(vscode.window.createOutputChannel('Groundloop', { log: true })));
  const installed = new InstalledPacks(vscode.Uri.joinPath(context.globalStorageUri, 'packs').fsPath);
  const library = new PackLibrary(inExtension('labs').fsPath, { installed, language: vscode.env.language });
  const progressFile = vscode.Uri.joinPath(context.globalStorageUri, 'progress.jsonl');
  const progress = store.add(new ProgressStore(progressFile, notices, memory));
  const runs = new RunMemory(vscode.Uri.joinPath(context.globalStorageUri, 'runs').fsPath);
  const labs = store.add(new Labs(library, runs));
  const workerPath = inExtension('dist', 'worker.cjs').fsPath;
  const log = (line: string): void => {
    notices.log.error(line);
  };
  const sandbox = lazily(() => store.add(new Sandbox({ workerPath, log })));
  const timelines = store.add(new Timelines(vscode.Uri.joinPath(context.globalStorageUri, 'timelines'), notices));
  const grader = store.add(new Grader({ labs, library, sandbox, progress, notices, timelines }));
  const comparisons = store.add(new Comparisons({ library, labs, sandbox, notices }));
  const reviews = store.add(new Reviews(library, progress));
  const panels = store.add(
    new LessonPanels({
      extension: extensionUri,
      library,
      labs,
      grader,
      comparisons,
      reviews,
      progress,
      notices,
      places: new ReadingPlaces(memory),
    }),
  );
  const bundle = inExtension('dist', 'debug.cjs');
  const debug = { bundle, grader, notices, workspaceMemory: context.workspaceState };
  const explorer = store.add(new TestExplorer(labs, grader, debug));
  store.add(showSystemDocuments(library));
  const links = new LessonLinks(library, panels, notices, extension);
  const inline = store.add(new InlineSuggestions({ labs, grader, notices, memory }));
  store.add(showInPipelines({ labs, progress, links, inline }));
  const status = store.add(showStatusBar(labs, progress));
  store.add(keepContexts(labs));
  store.add(keepTexts(labs, grader, timelines));
  store.add(keepRuns(grader, runs, notices));
  store.add(provideKept(timelines));
  store.add(provideSolutions(library, progress));
  store.add(keepLearnerContexts(progress));
  store.add(rememberLabFolders(labs, memory));
  const course = store.add(new Course({ library, progress, notices, memory }));
  const tree = store.add(new CourseTree(course, labs));
  store.add(revealInCourse({ tree, course, panels, labs, notices }));

  const types = inExtension('dist', 'groundloop.d.ts');
  const panelLab = () => panels.activeLab;
  const parts = {
    library,
    installed,
    differences: store.add(new PackDifferences()),
    labs,
    grader,
    panels,
    comparisons,
    inline,
    reviews,
    progress,
    notices,
    memory,
    types,
    extension,
    panelLab,
    course,
    timelines,
  };
  store.add(registerCommands(parts));
  store.add(registerDeepLinks(parts, links));

  const failed = (error: unknown): void => {
    notices.fault(vscode.l10n.t('Finding the labs in this window'), error);
  };
  void labs
    .discover()
    .then(() => resumeOpening(parts))
    .catch(failed);
  return {
    panels: () => panels.states,
    status: status.text,
    tests: explorer.controller,
    runProfile: explorer.runProfile,
    debug: async (folder, agree) => {
      const lab = labs.all.find((one) => one.folder.fsPath === folder);
      return lab && debugPipeline(debug, lab, new vscode.CancellationTokenSource().token, agree);
    },
    progressFile,
    course: tree,
    followLink: (uri, confirm) => followLink(parts, uri, confirm),
    install: async (place, trust) => (await installPack(parts, place, trust))?.id,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
