import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { reportOf, parseReportTo, reports } from '../../src/cli/reports.ts';
import { rowSchema } from '../../src/core/desk/row.ts';
import { rowOf, someRows } from '../support/oddRows.ts';

const about = { title: 'A <course>', made: '2026-11-01T00:00:00.000Z' };
const made = (format: string, rows = someRows): string => reportOf(format, rows, about);

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  assert.ok(text.startsWith('\uFEFF') && text.endsWith('\r\n'));
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  cells.lastIndex = 1;
  for (let cell = cells.exec(text); cell; cell = cells.exec(text)) {
    const [whole, raw = '', end] = cell;
    rows.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
    if (cells.lastIndex === text.length) return rows.slice(0, -1);
    assert.ok(whole !== '');
  }
  throw new Error('no CSV');
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Strict about what it takes: elements, attributes, text and numeric references. */
function parseXml(text: string): Element {
  const unescaped = (raw: string): string => {
    assert.doesNotMatch(raw, /&(?!#\d+;)|</);
    return raw.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  };
  const body = text.replace('<?xml version="1.0" encoding="UTF-8"?>', '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const part = /<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (part.lastIndex < body.length) {
    const found = part.exec(body);
    assert.ok(found, 'not well-formed');
    const [, closed, name, attributes = '', empty, words] = found;
    if (closed !== undefined) assert.equal(open.pop()?.name, closed);
    else if (name === undefined) open.at(-1)!.text += unescaped(words ?? '');
    else {
      const pairs = Array.from(attributes.matchAll(/ ([\w-]+)="([^"]*)"/g), ([, key, value]) => [
        key!,
        unescaped(value!),
      ]);
      const element = { name, attributes: Object.fromEntries(pairs) as Record<string, string>, children: [], text: '' };
      open.at(-1)!.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  assert.equal(open.length, 1);
  return root.children[0]!;
}

describe('Reports of rows', () => {
  it('for Canvas have its columns, the points, and the newest grade of each learner', () => {
    const older = rowOf({ submission: '1'.repeat(64), made: '2026-09-01T00:00:00.000Z', score: 20 });
    const other = rowOf({ submission: '2'.repeat(64), lab: 'open-world', score: 50 });
    const [head, points, ada, odd, ...rest] = parseCsv(made('csv-canvas', [...someRows, older, other]));
    assert.deepEqual(head, ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'model-collapse', 'open-world']);
    assert.deepEqual(points, ['    Points Possible', '', '', '', '', '100', '100']);
    assert.deepEqual(ada, ['Ada Ito', '', 's1', '', '', '100', '50']);
    assert.deepEqual(odd?.slice(5), ['84', '']);
    assert.equal(rest.length, 1, 'the fault has no grade, the refused no line');
    assert.equal(rest[0]?.[5], '');
  });

  it('for Moodle have a grade and feedback', () => {
    const [head, ada, odd] = parseCsv(made('csv-moodle'));
    assert.deepEqual(head, ['ID number', 'Full name', 'model-collapse', 'model-collapse feedback']);
    assert.deepEqual(ada, ['s1', 'Ada Ito', '100', 'No flaw was found.']);
    assert.deepEqual(odd?.slice(2), ['84', 'F04 Human <data> lost, "all" & more']);
  });

  it('give a spreadsheet nothing to run', () => {
    for (const start of ['=', '+', '-', '@', '\t=', '\r', ' =']) {
      const learner = { name: `${start}1+1`, key: 'k' };
      for (const format of ['csv-canvas', 'csv-moodle']) {
        const cells = parseCsv(made(format, [rowOf({ learner })])).flat();
        assert.ok(cells.includes(`'${start}1+1`), `${format} ${JSON.stringify(start)}`);
      }
    }
  });

  it('of two learners with one name and no id stay two', () => {
    const [a, b] = ['k1', 'k2'].map((key) => rowOf({ submission: key, learner: { name: 'Ada', key } }));
    assert.equal(parseCsv(made('csv-canvas', [a!, b!])).length, 4);
  });

  it('as JUnit are well-formed, with a failure, an error and why a verdict differs', () => {
    const suites = parseXml(made('junit'));
    assert.deepEqual(
      [suites.name, suites.attributes['tests'], suites.attributes['failures'], suites.attributes['errors']],
      ['testsuites', '4', '1', '2'],
    );
    assert.equal(suites.attributes['name'], 'Groundloop: A <course>');
    const cases = suites.children.flatMap(({ children }) => children);
    assert.deepEqual(
      cases.map(({ children }) => children.map(({ name }) => name)),
      [[], ['failure', 'system-out'], ['error'], ['error']],
    );
    assert.equal(cases[1]?.children[0]?.attributes['message'], '84 / 100: F04 Human <data> lost, "all" & more');
    assert.match(cases[1].children[1]?.text ?? '', /Other result: it said 100\.\nSo the verdict/);
    assert.equal(cases[2]?.attributes['name'], '<script>\uFFFD李\uFFFD (in/<b>&.submission.json)');
    assert.match(cases[2].children[0]?.attributes['message'] ?? '', /still\nrunning \]\]>/);
  });

  it('as xAPI are statements of people with accounts, each with an id of its own that stays', () => {
    interface Statement {
      id: string;
      actor: { account: { homePage: string; name: string } };
      verb: { id: string };
      object: { id: string };
      result: { score?: { scaled: number }; success?: boolean; completion: boolean };
      timestamp: string;
    }
    const statements = JSON.parse(made('xapi')) as Statement[];
    assert.deepEqual(
      statements.map(({ verb }) => verb.id.replace(/.*\//, '')),
      ['passed', 'failed', 'attempted'],
    );
    assert.deepEqual(
      statements.map(({ actor }) => actor.account.name),
      ['s1', 'SHA256:odd', '-2'],
    );
    assert.deepEqual(
      statements.map(({ result }) => [result.score?.scaled, result.success, result.completion]),
      [
        [1, true, true],
        [0.84, false, true],
        [undefined, undefined, false],
      ],
    );
    for (const { id, actor, object } of statements) {
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const iri of [actor.account.homePage, object.id]) assert.ok(URL.canParse(iri));
    }
    assert.equal(new Set(statements.map(({ id }) => id)).size, 3);
    assert.equal(made('xapi'), made('xapi'));
  });

  it('as SARIF have a finding for each flaw, each fault and each disagreement', () => {
    const log = JSON.parse(made('sarif')) as {
      version: string;
      runs: { results: { ruleId: string; level: string; locations: unknown[] }[] }[];
    };
    assert.equal(log.version, '2.1.0');
    assert.deepEqual(
      log.runs[0]?.results.map(({ ruleId, level }) => `${ruleId} ${level}`),
      ['F04 warning', 'desk.disagrees note', 'timeout error', 'submission.json error'],
    );
  });

  it('as SARIF and xAPI tell of the measures of a lab that are not reached, and of one that failed', () => {
    const list = [
      { id: 'rare-read', title: 'Rare facts read', value: 0.1, met: false },
      { id: 'size', title: 'Size', value: 3, met: true },
    ];
    const rows = [
      rowOf({ passed: false, flaws: [], measures: { list } }),
      rowOf({ submission: '8'.repeat(64), measures: { list: [], failed: 'It threw Error: at 2', code: 'threw' } }),
    ];
    const log = JSON.parse(made('sarif', rows)) as {
      runs: { results: { ruleId: string; message: { text: string } }[] }[];
    };
    assert.deepEqual(
      log.runs[0]?.results.map(({ ruleId, message }) => [ruleId, message.text]),
      [
        ['measure.rare-read', 'Not reached: Rare facts read'],
        ['desk.measure', 'A measure of the lab failed: It threw Error: at 2'],
      ],
    );
    const statements = JSON.parse(made('xapi', rows)) as { result: { extensions: Record<string, unknown> } }[];
    assert.deepEqual(
      statements.map(({ result }) => result.extensions['https://groundloop.invalid/xapi/unmet-measures']),
      [['rare-read'], undefined],
    );
  });

  it('as JSON lines are the rows themselves', () => {
    const lines = made('jsonl').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => rowSchema.parse(JSON.parse(line))),
      someRows.map((row) => rowSchema.parse(JSON.parse(JSON.stringify(row)))),
    );
  });

  it('as a table can’t move the cursor, and say below a row why it needs a look', () => {
    const rows = [rowOf({ learner: { name: '\u001B[2Jgone\u202E', key: 'k' } }), ...someRows];
    const text = made('table', rows);
    // Colours are ours.
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text.replace(/\u001B\[\d+m/g, ''), /[\u001B\u202E\u0007]/);
    assert.match(text, /\[2Jgone +model-collapse +100 +passed +agrees/);
    assert.match(text, /84 +not yet +differs +F04\n.* {4}Other result: it said 100\./);
    assert.match(
      text,
      /5 submissions, 3 graded, 2 passed, 1 with a fault, 1 refused\. 1 verdict is other than what the learner saw\./,
    );
  });

  it('say what a verdict says in its own words, where a row has them: a score that no flaw explains is no riddle', () => {
    const summary = 'Nothing to grade yet: your loop learns nothing that the model wrote.';
    const nothing = { score: 0, passed: false, flaws: [], summary };
    const found = rowOf({ ...someRows[1], submission: '3'.repeat(64), summary: 'Not yet: people’s data is lost.' });
    assert.ok(stripVTControlCharacters(made('table', [rowOf(nothing)])).includes(`\n    ${summary}\n`));
    assert.equal(parseCsv(made('csv-moodle', [rowOf(nothing)]))[1]?.[3], summary);
    assert.ok(made('junit', [rowOf(nothing)]).includes(`message="0 / 100: ${summary}"`));
    assert.ok(made('html', [rowOf(nothing)]).includes(`“${summary}”`));
    assert.equal(
      parseCsv(made('csv-moodle', [found]))[1]?.[3],
      'Not yet: people’s data is lost. (F04 Human <data> lost, "all" & more)',
    );
    assert.ok(!made('table', [found]).includes('people’s data'), 'the flaw says it');
  });

  it('say nothing of what learners saw where no submission came with a verdict', () => {
    assert.doesNotMatch(made('table', [rowOf({ local: null })]), /learner saw/);
  });

  it('count apart what another version of the pack made, and call it no difference', () => {
    const older = { pack: { version: '0.9.0', hash: 'f'.repeat(64) } };
    const rows = ['1', '2'].map((n) =>
      rowOf({
        submission: n.repeat(64),
        learner: { name: n, key: n },
        local: { score: 100, passed: true, agrees: true, why: [], with: older },
      }),
    );
    assert.match(
      made('table', rows),
      /No verdict is other than what the learner saw\. Of those that learners saw, 2 were made with another version of the pack\./,
    );
    assert.match(
      made('html', rows).replace(/\s+/g, ' '),
      /All 2 verdicts that came with submissions agree\. 2 were made with another version of the pack \(0\.9\.0, ffffffff\)\./,
    );
    assert.deepEqual((JSON.parse(made('sarif', rows)) as { runs: { results: unknown[] }[] }).runs[0]?.results, []);
  });

  it('all take no rows at all', () => {
    for (const format of Object.keys(reports)) assert.equal(typeof made(format, []), 'string', format);
  });

  it('go to a file by FORMAT=FILE', () => {
    assert.deepEqual(parseReportTo('junit=a=b.xml'), { ok: true, value: { format: 'junit', file: 'a=b.xml' } });
    for (const wrong of ['junit', 'junit=', '=a', 'constructor=a', 'word=a.doc'])
      assert.ok(!parseReportTo(wrong).ok, wrong);
  });
});
