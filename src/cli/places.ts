import { join } from 'node:path';

/** The packs and the worker lie beside the bundle. */
export const LABS = join(import.meta.dirname, '..', 'labs');
export const WORKER = join(import.meta.dirname, 'worker.cjs');
