import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../core/base/parseJson.ts';
import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { idSchema } from '../../core/course/id.ts';
import type { Pack } from '../../core/course/pack.ts';
import { nodeDisk, type Disk } from '../../journal/disk.ts';
import { hashBytes } from '../hash.ts';
import { openLabpack, type OpenedLabpack } from '../labpack/openLabpack.ts';
import type { ParsedPacks } from '../parsedPacks.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const recordSchema = z.object({
  schema: z.literal('groundloop.installed/1'),
  id: idSchema,
  hash: hashSchema,
  /** Where it came from, for people: a path or an address. */
  source: z.string(),
  /** What an update is compared with, even where the pack itself can't be read any more. */
  version: z.string(),
  /** The key that signed it; null where none did. */
  fingerprint: z.string().nullable(),
});

export type InstalledRecord = z.infer<typeof recordSchema>;

export interface ReadPack {
  readonly record: InstalledRecord;
  readonly pack: Pack;
}

export interface InstalledPack extends OpenedLabpack {
  readonly record: InstalledRecord;
}

/**
 * Packs that the learner installed. Each has a folder with its content, a `.labpack` file that is read in memory and never
 * unpacked, and a record of it. The record is written last and in one step: an install that
 * is cut short changes nothing.
 */
export class InstalledPacks {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk = nodeDisk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** What is installed, whether or not it can be read. Never rejects. */
  async records(): Promise<readonly InstalledRecord[]> {
    const ids = (await this.#disk.list(this.#folder).catch(() => [])).sort();
    return (await Promise.all(ids.map((id) => this.record(id)))).flatMap((record) => record ?? []);
  }

  /**
   * Reads every installed pack, but those that are known already, which are what was installed. One that isn't as it was
   * installed is left out and told. Never rejects.
   */
  async read(
    known: readonly Pack[] = [],
    parsed?: ParsedPacks,
  ): Promise<{ readonly packs: readonly ReadPack[]; readonly problems: readonly Problem[] }> {
    const packs: ReadPack[] = [];
    const problems: Problem[] = [];
    for (const record of await this.records()) {
      const same = known.find(({ id, hash }) => id === record.id && hash === record.hash);
      const opened = same ? succeed({ pack: same }) : await this.#pack(record, parsed);
      if (opened.ok) packs.push({ record, pack: opened.value.pack });
      else problems.push(opened.problem);
    }
    return { packs, problems };
  }

  /** The pack of that id that is in use; undefined where none is. */
  async pack(id: string): Promise<Result<InstalledPack> | undefined> {
    const record = await this.record(id);
    if (!record) return undefined;
    const opened = await this.#content(record, await this.#bytes(record));
    return opened.ok ? succeed({ ...opened.value, record }) : opened;
  }

  /** The pack alone, out of the cache where the same bytes were opened before. */
  async #pack(record: InstalledRecord, parsed: ParsedPacks | undefined): Promise<Result<{ readonly pack: Pack }>> {
    const bytes = await this.#bytes(record);
    const key = bytes && hashBytes(bytes);
    const before = key === undefined ? undefined : await parsed?.read(key);
    if (before?.id === record.id && before.hash === record.hash) return succeed({ pack: before });
    const opened = await this.#content(record, bytes);
    if (opened.ok && key !== undefined) await parsed?.keep(key, opened.value.pack);
    return opened;
  }

  #bytes({ id, hash }: InstalledRecord): Promise<Buffer | undefined> {
    return this.#disk.read(this.#contentPath(id, hash)).catch(() => undefined);
  }

  async #content(record: InstalledRecord, bytes: Buffer | undefined): Promise<Result<OpenedLabpack>> {
    const { id, hash } = record;
    const file = this.#contentPath(id, hash);
    const opened = bytes && (await openLabpack(bytes));
    if (opened?.ok && opened.value.pack.hash === hash && opened.value.pack.id === id) return opened;
    const message = say("The installed pack {id} isn't as it was installed. Install it again; your work is safe.", {
      id,
    });
    return fail({ code: 'installed.changed', message, where: { file } });
  }

  /** Puts a pack in use. Throws where the file system refuses; then nothing changed. */
  async install(bytes: Uint8Array, { pack, vouched }: OpenedLabpack, source: string): Promise<void> {
    const { id, hash, version } = pack;
    const fingerprint = vouched.kind === 'signed' ? vouched.fingerprint : null;
    await this.#write(this.#contentPath(id, hash), bytes);
    const record: InstalledRecord = { schema: 'groundloop.installed/1', id, hash, source, version, fingerprint };
    await this.#write(this.#recordPath(id), Buffer.from(`${JSON.stringify(record, null, 2)}\n`, 'utf8'));
    for (const name of await this.#disk.list(join(this.#folder, id))) {
      const path = join(this.#folder, id, name);
      if (name.endsWith('.labpack') && path !== this.#contentPath(id, hash)) await this.#disk.remove(path);
    }
  }

  /** Takes a pack out of use. Progress and lab folders are the learner's and stay. Throws where the file system refuses. */
  async remove(id: string): Promise<void> {
    const record = await this.record(id);
    await this.#disk.remove(this.#recordPath(id));
    if (record) await this.#disk.remove(this.#contentPath(id, record.hash));
  }

  async record(id: string): Promise<InstalledRecord | undefined> {
    const bytes = await this.#disk.read(this.#recordPath(id)).catch(() => undefined);
    const record = recordSchema.safeParse(bytes && parseJson(bytes.toString('utf8')));
    return record.success && record.data.id === id ? record.data : undefined;
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const staged = `${path}.${process.pid}.tmp`;
    await this.#disk.makeFolderOf(path);
    await this.#disk.write(staged, bytes);
    await this.#disk.rename(staged, path);
  }

  #recordPath(id: string): string {
    return join(this.#folder, id, 'installed.json');
  }

  #contentPath(id: string, hash: string): string {
    return join(this.#folder, id, `${hash.slice(0, 16)}.labpack`);
  }
}
