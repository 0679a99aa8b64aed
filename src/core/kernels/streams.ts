/**
 * What a kernel's draw decides, as the stream of `streamKey(seed, generation, stream)`. They start far above the streams
 * of the Almanac (`simulation/random.ts`), so that a kernel and a world with one seed share no draw. New streams go at
 * the end.
 */
export const KERNEL_STREAM = {
  capability: 64,
  alignment: 65,
} as const;
