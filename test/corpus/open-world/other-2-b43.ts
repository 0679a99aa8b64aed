import type { Generation, Batch, Item, AuditResult } from 'groundloop';

interface Entry {
  generation: number;
  of: number;
  bad: number;
  alarm: boolean;
}
interface Mem {
  auditTrail: Entry[];
}
export const memory: Mem = { auditTrail: [] };

class TestDrivenLoop {
  constructor(g: Generation, mem: Mem) {
    this.g = g;
    this.mem = mem;
  }
  private readonly g: Generation;
  private readonly mem: Mem;

  private green(item: Item): boolean {
    return this.g.tests.pass(item);
  }

  private record(r: AuditResult): void {
    const alarm = r.of > 0 && r.bad / r.of > 0.2;
    this.mem.auditTrail.push({ generation: this.g.t, of: r.of, bad: r.bad, alarm });
  }

  run(): Batch {
    const green = this.g.model.sample(1500).filter((i) => this.green(i));
    if (this.g.budget.audit >= 40) this.record(this.g.audit(green, 40));
    const people = this.g.human.draw(100);
    return this.g.bank.put('suite', this.g.bank.get('suite').plus(people, green));
  }
}

export const step = (g: Generation, memory: Mem): Batch => new TestDrivenLoop(g, memory).run();
