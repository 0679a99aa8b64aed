import type * as vscode from 'vscode';
import { z } from 'zod';

const memoryKey = 'groundloop.readingPlaces';
/** More lessons than anybody reads at a time. */
const MOST_PLACES = 100;

/** Pairs of a panel's key and a section of what it shows, the one read last at the end. */
const placesSchema = z.array(z.tuple([z.string(), z.string().max(200)])).max(MOST_PLACES);

/** Where the learner is in each lesson: over closing its panel, where the page's own memory goes. */
export class ReadingPlaces {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  of(key: string): string | undefined {
    return this.#all().find(([one]) => one === key)?.[1];
  }

  /** @param place null at the beginning, which needs no remembering */
  set(key: string, place: string | null): void {
    const others = this.#all().filter(([one]) => one !== key);
    const all = place === null ? others : [...others, [key, place]];
    void this.#memory.update(memoryKey, all.slice(-MOST_PLACES));
  }

  #all(): z.infer<typeof placesSchema> {
    return placesSchema.safeParse(this.#memory.get(memoryKey)).data ?? [];
  }
}
