import type { Flaw } from '../flaw.ts';
import { entropyLoss } from './entropyLoss.ts';
import { likelihoodFilter } from './likelihoodFilter.ts';
import { noGrounding } from './noGrounding.ts';
import { replaceHuman } from './replaceHuman.ts';
import { selfJudge } from './selfJudge.ts';
import { stagnant } from './stagnant.ts';
import { sycophancy } from './sycophancy.ts';

/** All flaws the grader knows, each after those it depends on. */
export const FLAWS: readonly Flaw[] = [
  likelihoodFilter,
  entropyLoss,
  noGrounding,
  selfJudge,
  replaceHuman,
  sycophancy,
  stagnant,
];
