import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/base/result.ts';
import type { LabFiles, Lesson, Pack, SystemFiles } from '../core/course/pack.ts';
import { localise } from './localise.ts';
import { readPackFolder } from './readPackFolder.ts';

export interface LibraryContents {
  readonly packs: readonly Pack[];
  /** What kept other packs from being read; files are relative to the library's folder. */
  readonly problems: readonly Problem[];
}

export interface KnownSystem extends SystemFiles {
  readonly pack: Pack;
}

/** The packs in a folder, one folder each. Reads them once, when first asked. */
export class PackLibrary {
  readonly #folder: string;
  readonly #language: string | undefined;
  #contents: Promise<LibraryContents> | undefined;
  /** What was read before the newest `reload`. */
  #before: Promise<LibraryContents> | undefined;

  /** In this language where a pack has it; without one, in the pack's own. */
  constructor(folder: string, language?: string) {
    this.#folder = folder;
    this.#language = language;
  }

  /** All packs that can be read, by name of their folders. One broken pack doesn't keep the others away. Never rejects. */
  contents(): Promise<LibraryContents> {
    return (this.#contents ??= readAll(this.#folder, this.#language, this.#before));
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
    for (const pack of (await this.contents()).packs) {
      const local = localId(pack, id);
      const files = pack.labs.get(local) ?? pack.systems.get(local)?.files;
      if (files) return { pack, files };
    }
    return undefined;
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

const localId = (pack: Pack, id: string): string => (id.startsWith(`${pack.id}/`) ? id.slice(pack.id.length + 1) : id);

async function readAll(
  folder: string,
  language: string | undefined,
  before?: Promise<LibraryContents>,
): Promise<LibraryContents> {
  const known = (await before)?.packs ?? [];
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    const message = `The packs can't be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { packs, problems: [{ code: 'pack.no-folder', message, where: { file: folder } }] };
  }
  for (const name of names.sort()) {
    const pack = await readPackFolder(join(folder, name));
    if (!pack.ok) {
      problems.push(
        ...pack.problem.map((p) => ({ ...p, where: { ...p.where, file: join(name, p.where?.file ?? '') } })),
      );
    } else if (packs.some(({ id }) => id === pack.value.id)) {
      const message = `Another pack has the id \`${pack.value.id}\` too; this one is left out.`;
      problems.push({ code: 'pack.duplicate-id', message, where: { file: join(name, 'pack.yaml') } });
    } else {
      const same = known.find(({ id, hash }) => id === pack.value.id && hash === pack.value.hash);
      packs.push(same ?? (language === undefined ? pack.value : localise(pack.value, language)));
    }
  }
  return { packs, problems };
}
