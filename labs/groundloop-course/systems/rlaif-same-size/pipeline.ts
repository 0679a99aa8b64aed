import type { Batch, Generation } from 'groundloop';

/**
 * A model labels in people's place: `verifier` is that labeller here. Prompts, and the answers that the policy was
 * fine-tuned on before, are people's.
 */
export function step(g: Generation): Batch {
  const finetuning = g.bank.put('sft', g.bank.get('sft').plus(g.human.draw(180)));

  const answers = g.model.sample(800);
  const preferred = answers.filter((answer) => g.verifier.check(answer));

  return finetuning.plus(g.bank.put('preferred', g.bank.get('preferred').plus(preferred)));
}
