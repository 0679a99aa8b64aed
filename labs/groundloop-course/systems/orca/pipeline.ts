import type { Batch, Generation } from 'groundloop';

/** Explanations a generation. Over the whole run, the second teacher gives one part in six. */
const FIRST_TEACHER = 500;
const SECOND_TEACHER = 400;

/**
 * Distillation. Another, larger model explains its answers step by step, and the student learns from that beside the text
 * it was pre-trained on. The student writes nothing: no arrow leads from its output back to its training set.
 */
export function step(g: Generation): Batch {
  const pretraining = g.bank.put('pretraining', g.bank.get('pretraining').plus(g.human.draw(150)));
  const explained = g.web.draw(g.t < g.of - 2 ? FIRST_TEACHER : SECOND_TEACHER);
  return pretraining.plus(g.bank.put('explained', g.bank.get('explained').plus(explained)));
}
