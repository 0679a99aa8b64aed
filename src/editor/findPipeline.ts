import * as vscode from 'vscode';
import type { KnownSystem, PackLibrary } from '../packs/library.ts';
import type { ComparedPipeline } from './comparedPipeline.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { PipelineRef } from './pipelineRef.ts';
import { systemUri } from './systemDocuments.ts';

/** A known system as its pack has it. */
export const pipelineOfSystem = ({ pack, system, files }: KnownSystem): ComparedPipeline => ({
  ref: { kind: 'system', id: `${pack.id}/${system.id}` },
  pack,
  files,
  system,
  note: String(system.year),
  uri: systemUri(pack.id, system.id),
  source: () => Promise.resolve(files.skeleton),
});

/** What the learner has in a lab's folder. */
export const pipelineOfLab = (lab: Lab): ComparedPipeline => ({
  ref: { kind: 'lab', folder: lab.folder.fsPath },
  pack: lab.pack,
  files: lab.files,
  system: lab.pack.systems.get(lab.files.lab.id)?.system ?? null,
  note: vscode.workspace.asRelativePath(lab.pipeline),
  uri: lab.pipeline,
  source: () => lab.source(),
  current: () => lab.run.text ?? undefined,
});

/** The pipeline of a name, if its pack is installed or its lab can be opened. */
export async function findPipeline(
  { library, labs }: { readonly library: PackLibrary; readonly labs: Labs },
  ref: PipelineRef,
): Promise<ComparedPipeline | undefined> {
  if (ref.kind === 'system') {
    const system = await library.system(ref.id);
    return system && pipelineOfSystem(system);
  }
  const lab = await labs.open(ref.folder);
  return lab.ok ? pipelineOfLab(lab.value) : undefined;
}
