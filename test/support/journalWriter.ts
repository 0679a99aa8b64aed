// A process for tests to kill: appends events to a journal without end, and names each that the disk has.
import { ProgressJournal } from '../../src/journal/progressJournal.ts';

const [path = '', lab = ''] = process.argv.slice(2);
const journal = new ProgressJournal(path, { onChange: () => undefined, onProblem: () => undefined });
await journal.open();
for (let n = 0; ; n++) {
  await journal.append({ type: 'hint-taken', at: new Date().toISOString(), lab, flaw: `F${n}` });
  process.stdout.write(`F${n}\n`);
}
