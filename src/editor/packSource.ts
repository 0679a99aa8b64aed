import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { readFolder } from '../packs/folder.ts';
import { fetchBytes, packAddress } from '../packs/installed/fetchBytes.ts';
import { isListed, looksLikeIndex, parseIndex, type IndexEntry } from '../packs/installed/packIndex.ts';
import { maxLabpackBytes } from '../packs/labpack/readLabpack.ts';
import { writeLabpack } from '../packs/labpack/writeLabpack.ts';
import { formatProblem } from '../packs/position.ts';
import { diskReason } from '../workspace/diskReason.ts';
import { plainText } from './plainText.ts';

export interface PackBytes {
  readonly bytes: Uint8Array;
  /** Where they come from, for people. */
  readonly source: string;
}

const fetchSeconds = 60;

/** Asks where the pack is: a file, a folder or an address. Undefined if the learner left. */
export async function askForPack(): Promise<string | undefined> {
  const kinds = [
    {
      id: 'file',
      label: `$(file-zip) ${vscode.l10n.t('From a file…')}`,
      detail: vscode.l10n.t('A .labpack file that you were given'),
    },
    {
      id: 'folder',
      label: `$(folder) ${vscode.l10n.t('From a folder…')}`,
      detail: vscode.l10n.t('A pack as its author writes it'),
    },
    {
      id: 'address',
      label: `$(globe) ${vscode.l10n.t('From an address…')}`,
      detail: vscode.l10n.t('A .labpack file or a list of packs on the web'),
    },
  ] as const;
  const title = vscode.l10n.t('Install a lab pack');
  const kind = await vscode.window.showQuickPick(kinds, { title, placeHolder: vscode.l10n.t('Where is it?') });
  if (!kind) return undefined;
  if (kind.id === 'address') {
    const prompt = vscode.l10n.t('The address that your instructor gave you');
    return vscode.window.showInputBox({
      title,
      prompt,
      placeHolder: 'https://',
      ignoreFocusOut: true,
      validateInput: wrongAddress,
    });
  }
  const isFile = kind.id === 'file';
  const chosen = await vscode.window.showOpenDialog({
    title,
    canSelectFiles: isFile,
    canSelectFolders: !isFile,
    openLabel: vscode.l10n.t('Choose'),
    ...(isFile ? { filters: { [vscode.l10n.t('Lab packs')]: ['labpack', 'zip'] } } : {}),
  });
  return chosen?.[0]?.fsPath;
}

const wrongAddress = (text: string): string | undefined =>
  text.trim() === '' || packAddress(text) ? undefined : vscode.l10n.t('Use an address that starts with https://.');

/** The bytes of a pack: what a place holds, or what the learner chose of the index there. Undefined if the learner left. */
export async function bytesOf(place: string): Promise<Result<PackBytes> | undefined> {
  const address = /^https?:/i.test(place) ? packAddress(place) : undefined;
  if (address) return fromAddress(address);
  if (/^[a-z]+:\/\//i.test(place))
    return fail({
      code: 'pack.address',
      message: vscode.l10n.t('{0} is not an address that starts with https://.', place),
    });
  try {
    const there = await stat(place);
    if (there.isDirectory()) return await fromFolder(place);
    if (there.size > maxLabpackBytes)
      return fail({ code: 'pack.too-big', message: vscode.l10n.t('{0} is too big for a lab pack.', place) });
    return succeed({ bytes: await readFile(place), source: place });
  } catch (error) {
    return fail({
      code: 'pack.unreadable',
      message: vscode.l10n.t('{0} can’t be read: {1}.', place, diskReason(error)),
    });
  }
}

async function fromFolder(folder: string): Promise<Result<PackBytes>> {
  const files = await readFolder(folder);
  if (!files.ok) return fail({ code: 'pack.broken', message: files.problem.map(formatProblem).slice(0, 3).join(' ') });
  return succeed({ bytes: await writeLabpack(files.value), source: folder });
}

async function fromAddress(address: URL): Promise<Result<PackBytes> | undefined> {
  const fetched = await fetchWithProgress(address);
  if (!fetched?.ok) return fetched;
  if (!looksLikeIndex(fetched.value)) return succeed({ bytes: fetched.value, source: address.href });
  const index = parseIndex(fetched.value, address.href);
  if (!index.ok) return index;
  const entry = await chooseEntry(index.value);
  if (!entry) return undefined;
  const url = packAddress(entry.url);
  if (!url)
    return fail({
      code: 'pack.address',
      message: vscode.l10n.t('{0} is not an address that starts with https://.', entry.url),
    });
  const pack = await fetchWithProgress(url);
  if (!pack?.ok) return pack;
  if (isListed(pack.value, entry)) return succeed({ bytes: pack.value, source: entry.url });
  const message = vscode.l10n.t(
    'The file at {0} is not the one that the list names: its hash differs. Nothing was installed.',
    entry.url,
  );
  return fail({ code: 'pack.not-listed', message });
}

async function chooseEntry(entries: readonly IndexEntry[]): Promise<IndexEntry | undefined> {
  const items = entries.map((entry) => ({
    label: entry.title,
    description: entry.version,
    detail: entry.summary,
    entry,
  }));
  const options = {
    title: vscode.l10n.t('Install a lab pack'),
    placeHolder: vscode.l10n.t('Which pack?'),
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.entry;
}

/** Undefined if the learner cancelled. */
function fetchWithProgress(url: URL): Thenable<Result<Uint8Array> | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(vscode.l10n.t('Fetching {0}', url.href)),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    const fetched = await fetchBytes(url, AbortSignal.any([stop.signal, AbortSignal.timeout(fetchSeconds * 1000)]));
    return stop.signal.aborted ? undefined : fetched;
  });
}
