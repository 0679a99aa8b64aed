import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Program } from '../../src/core/simulation/run.ts';

/** Evaluates a learner's module anew at each call, as the guest does; without its hardened realm. */
export function freshly(source: string): () => Program {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
  const evaluate = compileFunction(code, ['module']);
  return () => {
    const module: { exports?: Program } = {};
    evaluate.call(undefined, module);
    return module.exports!;
  };
}
