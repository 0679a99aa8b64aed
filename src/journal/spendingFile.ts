import { join } from 'node:path';
import { z } from 'zod';
import type { Settle, Spending } from '../assistant/claude/spending.ts';
import { parseJson } from '../core/base/parseJson.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { appendLines, readLines } from './lineFile.ts';

const MILLION = 1_000_000;

const lineSchema = z.object({ id: z.string(), dollars: z.number().nonnegative() });

/**
 * What the assistant spent, a file for each local day: every window appends, and the last line with an id counts. What was
 * set aside and never settled, because the window was closed, stays spent: rather too much than too little.
 */
export class SpendingFile implements Spending {
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #disk: Disk;

  constructor(folder: string, now: () => Date = () => new Date(), disk: Disk = nodeDisk) {
    this.#folder = folder;
    this.#now = now;
    this.#disk = disk;
  }

  async today(): Promise<number> {
    const { lines } = await readLines(this.#file(), 0, this.#disk);
    const byId = new Map<string, number>();
    for (const { text } of lines) {
      const line = lineSchema.safeParse(parseJson(text));
      if (line.success) byId.set(line.data.id, line.data.dollars);
    }
    // In whole millionths, because 0.1 + 0.1 + 0.1 + 0.05 would be more than a budget of 0.35.
    return [...byId.values()].reduce((sum, dollars) => sum + Math.round(dollars * MILLION), 0) / MILLION;
  }

  async reserve(dollars: number): Promise<Settle> {
    const file = this.#file();
    const id = crypto.randomUUID();
    const write = (amount: number): Promise<void> =>
      appendLines(file, [JSON.stringify({ id, dollars: amount })], this.#disk);
    await write(dollars);
    await this.#forgetOtherDays();
    return write;
  }

  #file(): string {
    const now = this.#now();
    const two = (n: number): string => String(n).padStart(2, '0');
    return join(this.#folder, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.jsonl`);
  }

  /** Yesterday's stays, for what began before midnight. */
  async #forgetOtherDays(): Promise<void> {
    const days = (await this.#disk.list(this.#folder)).filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name)).sort();
    for (const name of days.slice(0, -2)) await this.#disk.remove(join(this.#folder, name));
  }
}
