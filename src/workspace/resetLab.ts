import { say } from '../core/base/say.ts';
import { fail, succeed, type Result } from '../core/base/result.ts';
import type { Kept } from '../core/course/timeline.ts';
import { changeFiles, type Change, type Desk, type Files } from './changeFiles.ts';
import { manifestPath } from './labManifest.ts';
import type { Snapshots } from './snapshots.ts';

/** Puts the pack's files back. What the learner added stays where it is. */
export function resetLab(
  desk: Desk,
  snapshots: Snapshots,
  texts: ReadonlyMap<string, string>,
): Promise<Result<Change>> {
  return changeFiles(desk, snapshots, 'reset', new Map([...texts].map(([path, text]) => [path, Buffer.from(text)])));
}

/**
 * Puts files back as they were kept, after the present ones are kept. The manifest is no work of the learner's: a damaged
 * one stays in the timeline. Problem of its own: `snapshot.damaged`, where a kept text can't be read.
 */
export async function restoreKept(desk: Desk, snapshots: Snapshots, kept: Kept): Promise<Result<Change>> {
  const files = await keptFiles(snapshots, kept);
  return files.ok ? changeFiles(desk, snapshots, 'restore', files.value) : files;
}

const manifest = manifestPath.replaceAll('\\', '/');

async function keptFiles(snapshots: Snapshots, kept: Kept): Promise<Result<Files>> {
  const files = new Map<string, Uint8Array>();
  for (const file of kept.files) {
    if (file.path === manifest) continue;
    const bytes = await snapshots.read(file);
    if (!bytes) {
      const message = say('its text in Groundloop’s storage is missing or damaged');
      return fail({ code: 'snapshot.damaged', message, where: { file: file.path } });
    }
    files.set(file.path, bytes);
  }
  return succeed(files);
}
