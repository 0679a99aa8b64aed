import type * as vscode from 'vscode';
import { z } from 'zod';
import { readManifest } from '../workspace/labManifest.ts';
import type { Disposable } from './disposables.ts';
import type { Labs } from './labs.ts';

/** The folder in which each lab was used last, by the lab's key. */
const foldersKey = 'groundloop.labFolders';
const foldersSchema = z.record(z.string(), z.string()).catch({});

/** Remembers where labs are, so that one can come back to them from any window. */
export function rememberLabFolders(labs: Labs, memory: vscode.Memento): Disposable {
  return labs.onDidChangeList(() => {
    const known = foldersSchema.parse(memory.get(foldersKey));
    // The lab used last comes first, and has the last word.
    const here = Object.fromEntries([...labs.all].reverse().map((lab) => [lab.key, lab.folder.fsPath]));
    if (Object.entries(here).some(([key, folder]) => known[key] !== folder)) {
      void memory.update(foldersKey, { ...known, ...here });
    }
  });
}

/** Where a lab was used last, if it is still there. */
export async function labFolder(memory: vscode.Memento, key: string): Promise<string | undefined> {
  const known = foldersSchema.parse(memory.get(foldersKey));
  const folder = Object.hasOwn(known, key) ? known[key] : undefined;
  if (folder === undefined) return undefined;
  const manifest = await readManifest(folder);
  return manifest.ok && `${manifest.value.pack}/${manifest.value.lab}` === key ? folder : undefined;
}
