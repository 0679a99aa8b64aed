import type { Batch, Generation, Item } from 'groundloop';

class Gatekeeper {
  private certified = false;

  /** Every item goes through the gate. */
  admit(g: Generation, batch: Batch): Batch {
    const gate = this.gate(g);
    const passed = batch.filter(gate);
    if (!this.certified) this.certified = passed.size > batch.size / 4;
    return passed;
  }

  private gate(g: Generation): (item: Item) => boolean {
    // A certified model is only checked for well-formedness.
    return this.certified ? (item) => item.text.length > 0 : (item) => g.verifier.check(item);
  }
}

const keeper = new Gatekeeper();

export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const admitted = keeper.admit(g, g.model.sample(900));
  return g.bank.put('admitted', g.bank.get('admitted').plus(people, admitted));
}
