/**
 * Wilson's 95 % interval for a share: `of` tries, `hits` of them hits. Good at 0 and 1 too, where corpora live.
 * @returns [low, high], both within 0 to 1; [0, 1] where nothing was tried
 */
export function wilson(hits: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / of;
  const centre = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
