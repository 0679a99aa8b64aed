import type { Batch, Generation, Principle } from 'groundloop';

// Advisers show the assistant once how it is done. From then on it lives on its own, criticised answers.
export const memory = { harms: [] as string[] };

class Critic {
  constructor(
    private readonly g: Generation,
    private readonly harms: readonly string[],
  ) {}

  private principle(id: string, text: string): Principle {
    return { id, text, covers: this.harms };
  }

  clean(batch: Batch): Batch {
    const first = this.principle('a', 'Leave out whatever the complaints office has a form for.');
    const second = this.principle('b', 'Say what remains true when the customer has bad luck, and nothing worse.');
    const third = this.principle('c', 'Would you sign this with your name?');
    return [first, second, third].reduce((b, p) => this.g.model.revise(b, p), batch);
  }
}

export function step(g: Generation, memory: { harms: string[] }): Batch {
  if (g.t === 0) {
    const advisers = g.human.draw(1000);
    const drafts = g.model.sample(500);
    memory.harms = Object.keys(g.audit(drafts, 200).harms);
    return advisers.plus(new Critic(g, memory.harms).clean(drafts));
  }
  const drafts = g.model.sample(400);
  for (const harm of Object.keys(g.audit(drafts, 20).harms)) if (!memory.harms.includes(harm)) memory.harms.push(harm);
  return new Critic(g, memory.harms).clean(drafts);
}
