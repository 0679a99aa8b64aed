import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { classReport } from '../../../src/core/desk/report/classReport.ts';
import { SCRIPT, SCRIPT_HASH } from '../../../src/core/desk/report/script.ts';
import { STYLE, STYLE_HASH } from '../../../src/core/desk/report/style.ts';
import { coursePack } from '../../support/coursePack.ts';
import { classRows, flaw, row, unread } from '../../support/rows.ts';

const made = '2026-11-25T22:50:00Z';
const base64 = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('The report of a class', () => {
  it('lets the page run its own script and style only, and fetch nothing', () => {
    assert.equal(SCRIPT_HASH, base64(SCRIPT));
    assert.equal(STYLE_HASH, base64(STYLE));
    const page = classReport(classRows(), { made });
    assert.ok(page.includes(`<style>${STYLE}</style>`) && page.includes(`<script>${SCRIPT}</script>`));
    assert.match(
      page.replaceAll('&#39;', "'"),
      /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/,
    );
    // One style, one script; nothing that loads, no style in an element, no handler.
    assert.doesNotMatch(
      page.replace(SCRIPT, '').replace(STYLE, ''),
      /https?:|url\(|@import|<(?:link|img|iframe|object|form|base)\b|\bsrc=|\sstyle=|\son\w+=/,
    );
    assert.equal(page.match(/<script/g)?.length, 1);
  });

  it('shows hostile names, titles, messages and answers as what they are', () => {
    const evil = `</bdi></style><script>alert(1)</script>"'&\u0000<img src=x onerror=alert(1)>`;
    const rows = [
      ...[1, 2, 3, 4, 5].map((i) =>
        row({
          file: `${evil}${i}`,
          learner: { name: evil, id: `${evil}${i}`, key: 'k' },
          lab: evil,
          pack: { id: evil, version: evil, hash: evil },
          grader: { version: evil },
          passed: false,
          flaws: [{ ...flaw('F02'), id: evil, title: evil }],
          local: { score: 1, passed: true, agrees: false, why: [evil] },
          hints: { [evil]: 2, ['__proto__']: 1 },
          answers: [{ question: evil, option: evil, right: i === 1 }],
          prints: Array.from({ length: 20 }, (_, k) => (i < 3 ? k : k + 100 * i)),
        }),
      ),
      unread('refused', evil, evil, { file: `${evil}6`, learner: null, lab: null }),
    ];
    const before = rows.map((one) => ({ ...one, score: 5, flaws: [] }));
    const page = classReport(rows, { title: evil, made: evil, before });
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /<img|\0/);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\ufffd&lt;img'));
  });

  it('is small for 200 rows, and for 10 000 aggregates and says so', () => {
    assert.ok(classReport(classRows(), { made, before: classRows(200, { version: '0.0.9' }) }).length < 300_000);
    const page = classReport(classRows(10_000), { made });
    assert.ok(page.length < 500_000, String(page.length));
    assert.match(page, /1,550 of 10,000 still let the model judge itself/);
    assert.match(page, /The 250 lowest scores of 10,000 are shown/);
    assert.match(page, /The 50 largest groups are shown; 350 more are not/);
  }).timeout(20_000);

  it('has a page for nothing, for one, and for what could not be graded', () => {
    for (const rows of [[], [row()], [unread('fault', 'timeout', 'Too long.')], [row({ score: null, passed: null })]]) {
      const page = classReport(rows, { made, before: [] });
      assert.doesNotMatch(page.replace(SCRIPT, ''), /undefined|NaN|Infinity/);
    }
  });

  it('names labs as the pack does, and is made the same twice', () => {
    const rows = [row({ lab: 'lab1' }), row({ file: 'b', lab: 'gone' })];
    const page = classReport(rows, { made, pack: coursePack() });
    assert.match(page, /<h2 id="lab-1">Lab<\/h2>/);
    assert.match(page, /<h2 id="lab-2">gone<\/h2>/);
    assert.match(page, /25 November 2026, 22:50 UTC/);
    assert.equal(page, classReport([...rows], { made, pack: coursePack() }));
  });
});
