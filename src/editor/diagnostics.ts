import { join } from 'node:path';
import * as vscode from 'vscode';
import { findings, type Finding } from '../workspace/findings.ts';
import { manifestPath } from '../workspace/labManifest.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { LessonLinks } from './lessonLinks.ts';
import { rangeOf } from './ranges.ts';

/** How our diagnostics are told from others'. */
export const diagnosticSource = 'Groundloop';

/** Findings as squiggles on the learner's lines; a manifest that can't be read is marked on itself. */
export function showDiagnostics(labs: Labs, links: LessonLinks): DisposableStore {
  const store = new DisposableStore();
  const collection = store.add(vscode.languages.createDiagnosticCollection('groundloop'));
  const shown = new WeakMap<Lab, readonly [verdict: unknown, fault: unknown]>();

  const showLab = (lab: Lab): void => {
    const { verdict, fault, text } = lab.run;
    // From before a restart: its places mean something in the text it is about, and in no other.
    if (!fault && verdict?.recalled && verdict.text !== text) return;
    const before = shown.get(lab);
    // Set only after a run: VS Code moves them along as the learner types.
    if (before?.[0] === verdict && before[1] === fault) return;
    shown.set(lab, [verdict, fault]);
    collection.set(
      lab.pipeline,
      findings(lab.run).map((finding) => diagnosticOf(lab, finding, links)),
    );
  };

  const showBroken = (): void => {
    const wanted = new Map([...labs.broken].map(([folder, problem]) => [join(folder, manifestPath), problem]));
    const pipelines = new Set(labs.all.map((lab) => lab.pipeline.toString()));
    const gone: vscode.Uri[] = [];
    collection.forEach((uri) => {
      if (!pipelines.has(uri.toString()) && !wanted.has(uri.fsPath)) gone.push(uri);
    });
    for (const uri of gone) collection.delete(uri);
    for (const [file, problem] of wanted) {
      const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), problem.message);
      diagnostic.source = diagnosticSource;
      diagnostic.code = problem.code;
      collection.set(vscode.Uri.file(file), [diagnostic]);
    }
  };

  store.add(labs.onDidChangeLab(showLab));
  store.add(labs.onDidChangeList(showBroken));
  return store;
}

function diagnosticOf(
  lab: Lab,
  { severity, message, span, flaw, related }: Finding,
  links: LessonLinks,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(span),
    message,
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = diagnosticSource;
  if (flaw) {
    const { id, lesson } = flaw;
    diagnostic.code = lesson === undefined ? id : { value: id, target: links.linkTo(lab, lesson) };
  }
  diagnostic.relatedInformation = related.map(
    (other) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(lab.pipeline, rangeOf(other.span)), other.message),
  );
  return diagnostic;
}
