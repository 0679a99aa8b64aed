import type { Batch, Generation, Principle } from 'groundloop';

class Constitution {
  private readonly articles: readonly Principle[];

  constructor(...kinds: string[]) {
    this.articles = kinds.map((kind, i) => ({ id: `article ${i + 1}`, text: `Article on ${kind}`, covers: [kind] }));
  }

  apply(g: Generation, batch: Batch): Batch {
    return this.articles.reduce((current, article) => g.model.revise(current, article), batch);
  }
}

const constitution = new Constitution('open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice');

export function step(g: Generation): Batch {
  const fresh = constitution.apply(g, g.human.draw(160).plus(g.model.sample(480)));
  return g.bank.put('all', g.bank.get('all').plus(fresh));
}
