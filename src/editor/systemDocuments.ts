import * as vscode from 'vscode';
import type { PackLibrary } from '../packs/library.ts';
import { pipelineName } from '../workspace/createLab.ts';

const scheme = 'groundloop-system';

/** Where a known system's pipeline can be read as its pack has it, without a copy of it. */
export const systemUri = (packId: string, systemId: string): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${packId}/${systemId}/${pipelineName}` });

/** Shows the pipelines of known systems as documents that can't be changed. */
export const showSystemDocuments = (library: PackLibrary): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const [, packId = '', systemId = ''] = path.split('/');
      return (await library.system(`${packId}/${systemId}`))?.files.skeleton;
    },
  });
