import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openPack } from '../../src/assistant/openPack.ts';
import type { LabFiles } from '../../src/core/course/pack.ts';
import { PackLibrary } from '../../src/packs/library.ts';

/** The built-in course, and what an assistant may know of it. */

export const course =
  (await new PackLibrary(fileURLToPath(new URL('../../labs', import.meta.url))).pack('groundloop-course')) ??
  assert.fail('the course is missing');
export const open = openPack(course);
export const labs: readonly LabFiles[] = [...course.labs.values()];

export const labOf = (id: string): LabFiles => course.labs.get(id) ?? assert.fail(`no lab ${id}`);
