import type { Batch, Generation, Pause } from 'groundloop';

type Finding = { t: number; of: number; bad: number };
type Memory = { findings: Finding[] };

export const memory: Memory = { findings: [] };

/** One month says nothing. The whole series is put before the committee when it is complete. */
class Committee {
  constructor(private readonly findings: readonly Finding[]) {}

  get share(): number {
    const of = this.findings.reduce((n, f) => n + f.of, 0);
    const bad = this.findings.reduce((n, f) => n + f.bad, 0);
    return of === 0 ? 0 : bad / of;
  }

  get worst(): number {
    return Math.max(0, ...this.findings.map((f) => f.bad / Math.max(1, f.of)));
  }

  mustStop(t: number, of: number): boolean {
    const complete = t >= of - 1;
    return complete && (this.share > 0.35 || this.worst > 0.5);
  }
}

export function step(g: Generation, memory: Memory): Batch | Pause {
  const drafts = g.model.sample(600);
  const kept = drafts.filter((item) => g.verifier.check(item));

  const { of, bad } = g.audit(kept, 60);
  memory.findings.push({ t: g.t, of, bad });
  if (new Committee(memory.findings).mustStop(g.t, g.of)) return g.pause('decided by the committee');

  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(200))).plus(kept);
}
