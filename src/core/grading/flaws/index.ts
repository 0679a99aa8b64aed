import type { Flaw } from '../flaw.ts';
import { auditIgnored } from './auditIgnored.ts';
import { criticBlindSpot } from './criticBlindSpot.ts';
import { entropyLoss } from './entropyLoss.ts';
import { evalContamination } from './evalContamination.ts';
import { frontierTrust } from './frontierTrust.ts';
import { hardCoded } from './hardCoded.ts';
import { likelihoodFilter } from './likelihoodFilter.ts';
import { noGrounding } from './noGrounding.ts';
import { noPause } from './noPause.ts';
import { noRecovery } from './noRecovery.ts';
import { replaceHuman } from './replaceHuman.ts';
import { rewardDrift } from './rewardDrift.ts';
import { rewardOveroptimised } from './rewardOveroptimised.ts';
import { seedLuck } from './seedLuck.ts';
import { selfJudge } from './selfJudge.ts';
import { stagnant } from './stagnant.ts';
import { starved } from './starved.ts';
import { sycophancy } from './sycophancy.ts';
import { testGaming } from './testGaming.ts';
import { tooFewSamples } from './tooFewSamples.ts';
import { watchedOnly } from './watchedOnly.ts';

/** All flaws the grader knows, each after those it depends on. */
export const FLAWS: readonly Flaw[] = [
  hardCoded,
  starved,
  likelihoodFilter,
  entropyLoss,
  noGrounding,
  selfJudge,
  tooFewSamples,
  replaceHuman,
  rewardOveroptimised,
  rewardDrift,
  evalContamination,
  testGaming,
  sycophancy,
  noRecovery,
  criticBlindSpot,
  auditIgnored,
  frontierTrust,
  watchedOnly,
  noPause,
  stagnant,
  seedLuck,
];
