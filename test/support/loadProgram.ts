import type { Program } from '../../src/core/grading/program.ts';

/** A pipeline's file as a program: `entry` is the function that its kind of world asks for. */
export async function loadProgram(file: URL, entry: string): Promise<() => Program> {
  const module = (await import(file.href)) as Readonly<Record<string, unknown>>;
  const step = module[entry] as Program['step'];
  return () => ({ step, memory: structuredClone(module['memory']) });
}
