import { join } from 'node:path';

/** The packs, the worker and the types of `groundloop` lie beside the bundle. */
export const LABS = join(import.meta.dirname, '..', 'labs');
export const WORKER = join(import.meta.dirname, 'worker.cjs');
export const TYPES = join(import.meta.dirname, 'groundloop.d.ts');
