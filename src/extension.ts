import * as vscode from 'vscode';
import type { Entry } from './assistant/chat/entries.ts';
import { setLanguage } from './core/base/say.ts';
import { ClaudeModel } from './editor/claudeModel.ts';
import { registerCommands } from './editor/commands.ts';
import { keepContexts } from './editor/contexts.ts';
import { AnswerCode } from './editor/answerCode.ts';
import { Assistants } from './editor/assistants.ts';
import { registerChatParticipant } from './editor/chatParticipant.ts';
import { Chats } from './editor/chats.ts';
import { ChatView } from './editor/chatView.ts';
import { Course } from './editor/course.ts';
import { CourseTree } from './editor/courseTree.ts';
import { followLink, registerDeepLinks, type Confirm } from './editor/deepLinks.ts';
import { Comparisons } from './editor/comparisons.ts';
import { debugPipeline, type Agree, type DebugOutcome } from './editor/debugPipeline.ts';
import { DisposableStore } from './editor/disposables.ts';
import { followInstalls } from './editor/followInstalls.ts';
import { Grader } from './editor/grader.ts';
import { installPack, type Trust, lookAgain } from './editor/installPack.ts';
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
import { registerModelTools } from './editor/modelTools.ts';
import { Notices } from './editor/notices.ts';
import { offerUpdates } from './editor/offerUpdates.ts';
import { resumeOpening } from './editor/openLabFolder.ts';
import { PackDifferences } from './editor/packDifferences.ts';
import { PackPreview } from './editor/packPreview.ts';
import { showPreviews } from './editor/previewCommands.ts';
import { ProgressStore } from './editor/progressStore.ts';
import { ReadingPlaces } from './editor/readingPlaces.ts';
import { Reviews } from './editor/reviews.ts';
import { revealInCourse } from './editor/revealInCourse.ts';
import { SentDocument } from './editor/sentDocument.ts';
import { provideSolutions } from './editor/solutionDocuments.ts';
import { showStatusBar } from './editor/statusBar.ts';
import { showSystemDocuments } from './editor/systemDocuments.ts';
import { TestExplorer } from './editor/testExplorer.ts';
import { Timelines } from './editor/timelines.ts';
import { UpdatePreview } from './editor/updatePreview.ts';
import type { PanelState } from './protocol/webview.ts';
import { InstalledPacks } from './packs/installed/installedPacks.ts';
import { PackLibrary } from './packs/library.ts';
import { ParsedPacks } from './packs/parsedPacks.ts';
import { Sandbox } from './sandbox/sandbox.ts';
import { RunMemory } from './workspace/runMemory.ts';

/** What tests look at, because VS Code shows no extension what another one shows. */
export interface Shown {
  panels(): readonly PanelState[];
  readonly chat: Pick<ChatView, 'lab' | 'state' | 'receive'>;
  /** What was said in a lab, as it is on disk. */
  keptChat(folder: string): Promise<readonly Entry[]>;
  /** What the status bar says. */
  readonly status: () => string;
  readonly tests: vscode.TestController;
  /** How Test Explorer runs labs. */
  readonly runProfile: vscode.TestRunProfile;
  /** Debugs the pipeline of a lab, with the question asked as the test likes. */
  debug(folder: string, agree: Agree): Promise<DebugOutcome | undefined>;
  readonly progressFile: vscode.Uri;
  readonly course: CourseTree;
  readonly claude: ClaudeModel;
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

  const { extensionUri, extension, globalState: memory, secrets } = context;
  const notices = new Notices(store.add(vscode.window.createOutputChannel('Groundloop', { log: true })));
  const installed = new InstalledPacks(vscode.Uri.joinPath(context.globalStorageUri, 'packs').fsPath);
  const packPreview = store.add(new PackPreview(notices));
  const previewed = () => packPreview.pack;
  const parsed = new ParsedPacks(vscode.Uri.joinPath(context.globalStorageUri, 'parsed').fsPath, import.meta.filename);
  const library = new PackLibrary(inExtension('labs').fsPath, {
    installed,
    parsed,
    language: vscode.env.language,
    previewed,
  });
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
  store.add(
    followInstalls(installed, () => {
      lookAgain({ course, labs, panels }).catch((error: unknown) => {
        notices.fault(vscode.l10n.t('Taking up packs of another window'), error);
      });
    }),
  );
  const tree = store.add(new CourseTree(course, labs));
  store.add(revealInCourse({ tree, course, panels, labs, notices }));

  const claude = store.add(
    new ClaudeModel({
      labs,
      notices,
      secrets: context.secrets,
      memory,
      spending: vscode.Uri.joinPath(context.globalStorageUri, 'spending'),
      bundle: inExtension('dist', 'claude.cjs'),
    }),
  );
  const types = inExtension('dist', 'groundloop.d.ts');
  const panelLab = () => panels.activeLab;
  const assistants = new Assistants({ progress, sandbox, types, model: claude });
  const chats = store.add(
    new Chats({ labs, assistants, notices, root: vscode.Uri.joinPath(context.globalStorageUri, 'chats') }),
  );
  const code = store.add(new AnswerCode());
  const chat = store.add(new ChatView({ extension, labs, panels, chats, assistants, code, notices }));
  store.add(registerChatParticipant(assistants, chat, extensionUri));
  store.add(registerModelTools(assistants, labs, chat));
  const sent = store.add(new SentDocument({ claude, assistants, chats }));
  const parts = {
    chat,
    chats,
    sent,
    library,
    installed,
    differences: store.add(new PackDifferences()),
    preview: store.add(new UpdatePreview()),
    packPreview,
    labs,
    grader,
    panels,
    comparisons,
    inline,
    reviews,
    progress,
    notices,
    memory,
    secrets,
    types,
    extension,
    panelLab,
    course,
    timelines,
    claude,
  };
  store.add(registerCommands(parts));
  store.add(offerUpdates(parts, labs, (packId) => packPreview.pack?.id === packId));
  store.add(showPreviews(parts, tree));
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
    chat,
    keptChat: async (folder) => {
      const lab = labs.all.find((one) => one.folder.fsPath === folder);
      return lab ? chats.kept(lab) : [];
    },
    status: status.text,
    tests: explorer.controller,
    runProfile: explorer.runProfile,
    debug: async (folder, agree) => {
      const lab = labs.all.find((one) => one.folder.fsPath === folder);
      return lab && debugPipeline(debug, lab, new vscode.CancellationTokenSource().token, agree);
    },
    progressFile,
    course: tree,
    claude,
    followLink: (uri, confirm) => followLink(parts, uri, confirm),
    install: async (place, trust) => (await installPack(parts, place, trust))?.id,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
