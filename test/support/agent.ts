import type { Item } from 'groundloop';
import type { z } from 'zod';
import type { presetSchema } from '../../src/core/simulation/preset.ts';

/** The order-lookup agent, in a world of its own. */
export const agentPreset: z.input<typeof presetSchema> = {
  facts: 180,
  services: ['human', 'verifier', 'users', 'tests', 'audit'],
  words: 'orders',
  hallucination: 0.02,
  people: { skill: 3.2, difficulty: 2, errors: { wrong: 0.5, flattering: 0.3, lucky: 0.2 } },
  users: { right: 0.8, wrong: 0.2, flattering: 0.95, lucky: 0.6 },
  agent: { errors: 24, people: { right: 0.6, wrong: 0.35, flattering: 0.55, lucky: 0.1 } },
};

/** Whether a call failed in an agent's run. */
export const sawError = (item: Item): boolean => (item.steps ?? []).some((step) => step.includes('error'));
