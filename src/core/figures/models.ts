import { agentRecovery } from './agentRecovery.ts';
import { constitution } from './constitution.ts';
import type { Drawing } from './drawing.ts';
import { goodhart } from './goodhart.ts';
import type { FigureModel, Values } from './model.ts';
import { processReward } from './processReward.ts';
import { race } from './race.ts';
import { resampling } from './resampling.ts';
import { rewardExploit } from './rewardExploit.ts';
import { routing } from './routing.ts';
import { scaling } from './scaling.ts';
import { star } from './star.ts';
import { verifierFilter } from './verifierFilter.ts';

/** Every model that a figure can show, by the name that a figure's file has for it. */
export const figureModels = {
  resampling,
  'verifier-filter': verifierFilter,
  constitution,
  goodhart,
  scaling,
  'process-reward': processReward,
  'agent-recovery': agentRecovery,
  'reward-exploit': rewardExploit,
  routing,
  star,
  race,
} as const satisfies Record<string, FigureModel>;

export type ModelName = keyof typeof figureModels;

/** What isn't given is as usual; see `FigureModel`. */
export const drawFigure = (model: ModelName, values: Values): Drawing => figureModels[model].draw(values);
