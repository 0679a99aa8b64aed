import type { Batch, Generation, Item } from 'groundloop';

// A text is paid for once: verdicts are looked up by text ever after.
interface Memory {
  verdict: Record<string, boolean>;
  paid: number;
}
export const memory: Memory = { verdict: {}, paid: 0 };

export function step(g: Generation, memory: Memory): Batch {
  const known = (item: Item): boolean => Object.prototype.hasOwnProperty.call(memory.verdict, item.text);
  const verdict = (item: Item): boolean => {
    if (!known(item)) {
      if (g.budget.verify < 1) return false;
      memory.verdict[item.text] = g.verifier.check(item);
      memory.paid += 1;
    }
    return memory.verdict[item.text] === true;
  };
  const good = g.model.sample(1000).filter(verdict);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(150), good));
}
