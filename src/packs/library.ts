import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../core/base/say.ts';
import type { Problem } from '../core/base/result.ts';
import type { LabFiles, Lesson, Pack, SystemFiles } from '../core/course/pack.ts';
import type { InstalledPacks } from './installed/installedPacks.ts';
import { localise } from './localise.ts';
import type { ParsedPacks } from './parsedPacks.ts';
import { readPackFolder } from './readPackFolder.ts';

export interface LibraryContents {
  readonly packs: readonly Pack[];
  /** The ids of those in the folder, whatever stands in the place of one meanwhile. */
  readonly builtIn: readonly string[];
  /** What kept other packs from being read; files are relative to the library's folder. */
  readonly problems: readonly Problem[];
}

export interface KnownSystem extends SystemFiles {
  readonly pack: Pack;
}

export interface LibraryOptions {
  /** What the learner installed, behind the packs of the folder. */
  readonly installed?: InstalledPacks;
  /** What earlier sessions parsed. */
  readonly parsed?: ParsedPacks;
  /** Packs come in this language where they have it; without one, in their own. */
  readonly language?: string;
  /** What an author looks at: in place of the pack of that id, or behind all others. */
  readonly previewed?: () => Pack | undefined;
}

/** The packs in a folder, one folder each, and behind them those that were installed. Reads them once, when first asked. */
export class PackLibrary {
  readonly #folder: string;
  readonly #options: LibraryOptions;
  #contents: Promise<LibraryContents> | undefined;
  /** What was read before the newest `reload`. */
  #before: Promise<LibraryContents> | undefined;

  constructor(folder: string, options: LibraryOptions = {}) {
    this.#folder = folder;
    this.#options = options;
  }

  /** All packs that can be read, by name of their folders, then by id. One broken pack doesn't keep the others away. Never rejects. */
  contents(): Promise<LibraryContents> {
    return (this.#contents ??= readAll(this.#folder, this.#options, this.#before));
  }

  /** The next question reads the folder again. A pack that is still the same stays the same object, and what hangs on it. */
  reload(): void {
    this.#before = this.#contents ?? this.#before;
    this.#contents = undefined;
  }

  /** A pack by its id; without one, the first. */
  async pack(id?: string): Promise<Pack | undefined> {
    return (await this.contents()).packs.find((pack) => id === undefined || pack.id === id);
  }

  /** A lab, or a known system as a lab, by `id` or, where two packs have one of that name, `packId/id`. */
  async lab(id: string): Promise<{ pack: Pack; files: LabFiles } | undefined> {
    return labIn((await this.contents()).packs, id);
  }

  /** A known system by `systemId` or `packId/systemId`. */
  async system(id: string): Promise<KnownSystem | undefined> {
    return (await this.systems()).find(({ pack, system }) => localId(pack, id) === system.id);
  }

  /** A lesson by `lessonId` or `packId/lessonId`. */
  async lesson(id: string): Promise<{ pack: Pack; lesson: Lesson } | undefined> {
    for (const pack of (await this.contents()).packs) {
      const lesson = pack.lessons.get(localId(pack, id));
      if (lesson) return { pack, lesson };
    }
    return undefined;
  }

  /** Every known system, in the order of the outlines. */
  async systems(): Promise<readonly KnownSystem[]> {
    return (await this.contents()).packs.flatMap((pack) =>
      [...pack.systems.values()].map(({ system, files }) => ({ pack, system, files })),
    );
  }

  /** Every lab, in the order of the outlines. */
  async labs(): Promise<readonly { pack: Pack; files: LabFiles }[]> {
    return (await this.contents()).packs.flatMap((pack) => [...pack.labs.values()].map((files) => ({ pack, files })));
  }
}

/** A lab of some packs, or a known system as a lab, by `id` or `packId/id`. */
export function labIn(packs: readonly Pack[], id: string): { pack: Pack; files: LabFiles } | undefined {
  for (const pack of packs) {
    const local = localId(pack, id);
    const files = pack.labs.get(local) ?? pack.systems.get(local)?.files;
    if (files) return { pack, files };
  }
  return undefined;
}

const localId = (pack: Pack, id: string): string => (id.startsWith(`${pack.id}/`) ? id.slice(pack.id.length + 1) : id);

async function readAll(
  folder: string,
  { installed, parsed, language, previewed }: LibraryOptions,
  before?: Promise<LibraryContents>,
): Promise<LibraryContents> {
  const known = (await before)?.packs ?? [];
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  const preview = previewed?.();
  const add = (pack: Pack, file: string): void => {
    if (pack.id === preview?.id) return;
    if (packs.some(({ id }) => id === pack.id)) {
      const message = say('Another pack has the id `{id}` too; this one is left out.', { id: pack.id });
      problems.push({ code: 'pack.duplicate-id', message, where: { file } });
    } else {
      const same = known.find(({ id, hash }) => id === pack.id && hash === pack.hash);
      packs.push(same ?? (language === undefined ? pack : localise(pack, language)));
    }
  };
  let names: string[] = [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    const message = say("The packs can't be read: {why}.", {
      why: error instanceof Error ? error.message : String(error),
    });
    problems.push({ code: 'pack.no-folder', message, where: { file: folder } });
  }
  const builtIn: string[] = [];
  for (const name of names.sort()) {
    const pack = await readPackFolder(join(folder, name), known, parsed);
    if (pack.ok) {
      builtIn.push(pack.value.id);
      add(pack.value, join(name, 'pack.yaml'));
    } else {
      const inName = (p: Problem): Problem => ({ ...p, where: { ...p.where, file: join(name, p.where?.file ?? '') } });
      problems.push(...pack.problem.map(inName));
    }
  }
  const others = await installed?.read(known, parsed);
  for (const { pack, record } of others?.packs ?? []) add(pack, record.source);
  problems.push(...(others?.problems ?? []));
  if (problems.length === 0) void parsed?.keepUsed();
  return { packs: preview ? [...packs, preview] : packs, builtIn, problems };
}
