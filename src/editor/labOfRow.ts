import { z } from 'zod';
import { progressKey } from '../core/course/progress.ts';
import type { Course } from './course.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { labOfNode } from './shownInCourse.ts';

export interface RowParts {
  readonly course: Course;
  readonly labs: Labs;
}

/** Menus of the course tree pass the element of the row: its id. */
export const rowSchema = z.string();

/** The lab of a row, where it is open in this window. */
export async function labOfRow({ course, labs }: RowParts, row: unknown): Promise<Lab | undefined> {
  const id = rowSchema.safeParse(row);
  const node = id.success ? (await course.outline()).node(id.data) : undefined;
  const labId = node && labOfNode(node);
  return node && labId !== undefined ? labs.byKey(progressKey(node.packId, labId)) : undefined;
}

/** Lets a command about an open lab be asked for from the lab's row as well. Where the lab is gone, nothing is done. */
export const fromRow =
  <T>(parts: RowParts, handler: (args: unknown) => Promise<T>) =>
  async (given: unknown): Promise<T | undefined> => {
    if (!rowSchema.safeParse(given).success) return handler(given);
    const lab = await labOfRow(parts, given);
    return lab && handler({ folder: lab.folder.fsPath });
  };
