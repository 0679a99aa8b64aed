import type { LabFiles } from '../core/course/pack.ts';

/**
 * Whether a pipeline is the learner's own: not what the pack of its lab ships, spaces at the ends of lines aside. A known
 * system is its pack's throughout.
 */
export function isOwnCode(text: string, { lab, skeleton, ...others }: LabFiles): boolean {
  if (!lab.scored) return false;
  const same = bare(text);
  const shipped = [others.solutions, others.variants, others.references].flatMap((texts) => [...texts.values()]);
  return ![skeleton, ...shipped].some((text) => bare(text) === same);
}

const bare = (text: string): string => text.replace(/[^\S\n]+$/gm, '').trim();
