import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/core/course/pack.ts';
import { termPlace } from '../../src/core/course/term.ts';
import { blockKinds } from '../../src/packs/markdown.ts';
import { englishWords, renderLesson } from '../../src/packs/renderLesson.ts';

const source: Source = {
  type: 'article',
  author: 'Doe',
  title: 'On loops',
  issued: 2020,
  'container-title': 'Journal',
  URL: 'https://example.org/',
  accessed: '2026-08',
};
const sources = new Map<string, Source>([
  ['doe', source],
  ['roe', { ...source, author: 'Roe', issued: 2021 }],
]);
const term = (name: string) => ({ id: termPlace(name), term: name, definition: `what ${name} means` });
const render = (body: string, ...terms: string[]) => renderLesson({ body, terms: terms.map(term) }, sources);

describe('Rendering a lesson', () => {
  it('shows HTML as text', () => {
    const { html } = render('a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n');
    assert.ok(!/<(b|script)/.test(html), html);
    assert.match(html, /&lt;script&gt;/);
  });

  it('lets no text of an author through as markup, whatever it is', () => {
    const piece = fc.constantFrom(
      '<img src=x onerror=y>', '"', "'", '&', '<', '>', '`', '**', '[@doe]', '[a](javascript:x)', '[a](https://a.b/"c)',
      '![a](b)', '![a"<b>](images/loop.svg)', '\n\n', '\n## T ', '{#x" onclick="y}', '\n::: case <b>" ', '\n::: figure "<b>', '\n:::\n', 'loop', '](', '<!--', '| a |\n|---|\n',
    ); // prettier-ignore
    const tag =
      /^<\/?(p|h[1-6]|a|aside|figure|span|em|strong|code|pre|ul|ol|li|hr|br|blockquote|table|thead|tbody|tr|th|td|img)( (id|class|href|src|alt|title|start|style|data-key|data-term|data-figure|aria-label)="[^"<>]*")*>$/;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { html } = render(pieces.join(''), 'loop');
        for (const [found] of html.matchAll(/<[^>]*>/g)) assert.match(found, tag);
        assert.ok(!/href="(?!https?:|#)/.test(html), html);
      }),
      { numRuns: 500 },
    );
  });

  it('links to web pages and sections only', () => {
    const { html } = render('[a](javascript:x) [b](https://b.org/) [c](#c) [d](file:///d) [e](command:e)');
    assert.deepEqual(
      [...html.matchAll(/href="([^"]*)"/g)].map((m) => m[1]),
      ['https://b.org/', '#c'],
    );
  });

  it('shows no pictures but the lesson’s own, which come as data', () => {
    assert.ok(!render('![a](https://a.org/a.png) ![b](../b.svg)').html.includes('<img'));
    const images = new Map([['images/loop.svg', '<svg a="&">"</svg>']]);
    const { html } = renderLesson({ body: '![A "loop" & more](images/loop.svg)', terms: [], images }, sources);
    assert.match(html, /<img src="data:image\/svg\+xml,%3Csvg[^"<>&]*" alt="A &quot;loop&quot; &amp; more">/);
  });

  it('keeps a number and its per cent sign on one line', () => {
    assert.match(
      render('Of these 23 % are **faster by 4 %**, `5 %` in code.').html,
      /23\u00a0% are .*4\u00a0%.*<code>5 %/,
    );
  });

  it('numbers sources by their first citation', () => {
    const { html, sources: cited } = render('One [@roe]. Two [@doe; @roe].');
    assert.deepEqual(
      cited.map(({ key, number, text, url }) => ({ key, number, text, url })),
      [
        { key: 'roe', number: 1, text: 'Roe (2021). On loops. Journal.', url: 'https://example.org/' },
        { key: 'doe', number: 2, text: 'Doe (2020). On loops. Journal.', url: 'https://example.org/' },
      ],
    );
    const link = (key: string, n: number) =>
      `<a class="cite" href="#source-${key}" data-key="${key}" aria-label="Source ${n}">${n}</a>`;
    assert.equal(html, `<p>One ${link('roe', 1)}. Two ${link('doe', 2)}${link('roe', 1)}.</p>\n`);
  });

  it('gives headings their ids and lists the sections', () => {
    const { html, sections } = render('## First *thing* {#one}\n\n### Inside {#in}\n\n## Second thing\n');
    assert.deepEqual(sections, [
      { id: 'one', title: 'First thing' },
      { id: 'second-thing', title: 'Second thing' },
    ]);
    assert.match(html, /<h2 id="one">First <em>thing<\/em><\/h2>/);
    assert.match(html, /<h3 id="in">Inside<\/h3>/);
  });

  it('marks a term where it is first used in running text, the longest name first', () => {
    const { html, terms } = render(
      '## Collapse {#c}\n\n[collapse](https://a.org/), `collapse`: early\ncollapse, Collapse, collapsed, collapse',
      'collapse',
      'early collapse',
      'absent',
    );
    const marks = [...html.matchAll(/<span class="term" data-term="([^"]*)">([^<]*)<\/span>/g)];
    assert.deepEqual(
      marks.map(([, name, text]) => [name, text]),
      [
        ['early collapse', 'early collapse'],
        ['collapse', 'Collapse'],
      ],
    );
    assert.deepEqual(
      terms.map((t) => t.term),
      ['collapse', 'early collapse'],
    );
  });

  for (const kind of blockKinds) {
    it(`sets a ${kind} apart, with its label and title`, () => {
      const { html } = render(`::: ${kind} A <title>\ntext\n:::\n`);
      const label = `${englishWords.blocks[kind]} · A &lt;title&gt;`;
      assert.equal(html, `<aside class="${kind}">\n<p class="label">${label}</p>\n<p>text</p>\n</aside>\n`);
    });
  }

  it('takes the words it adds from the caller', () => {
    const words = {
      ...englishWords,
      source: (n: number) => `Quelle ${n}`,
      blocks: { ...englishWords.blocks, case: 'Fall' },
    };
    const { html } = renderLesson({ body: '::: case\n[@doe]\n:::\n', terms: [] }, sources, words);
    assert.match(html, /<p class="label">Fall<\/p>/);
    assert.match(html, /aria-label="Quelle 1"/);
  });
});
