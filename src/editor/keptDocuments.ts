import * as vscode from 'vscode';
import { z } from 'zod';
import type { Kept } from '../core/course/timeline.ts';
import { fileText } from '../workspace/fileText.ts';
import type { Lab } from './lab.ts';
import type { Timelines } from './timelines.ts';

const scheme = 'groundloop-kept';

const querySchema = z.object({ folder: z.string(), key: z.string(), hash: z.string().nullable() });

/** A file as it was kept, read-only; without what was kept, an empty one. The address works after a restart. */
export function keptUri(lab: Lab, path: string, kept: Kept | undefined): vscode.Uri {
  const hash = kept?.files.find((file) => file.path === path)?.hash ?? null;
  const query: z.infer<typeof querySchema> = { folder: lab.folder.fsPath, key: lab.key, hash };
  return vscode.Uri.from({ scheme, path: `/${path}`, query: JSON.stringify(query) });
}

export function provideKept(timelines: Timelines): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const { folder, key, hash } = querySchema.parse(JSON.parse(uri.query));
      if (hash === null) return '';
      const snapshots = timelines.of({ folder: vscode.Uri.file(folder), key });
      const bytes = await snapshots.read({ path: uri.path, hash, bytes: 0 });
      return (bytes && fileText(bytes)) ?? vscode.l10n.t('This text is missing or damaged.');
    },
  });
}
