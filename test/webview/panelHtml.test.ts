import assert from 'node:assert/strict';
import { panelHtml } from '../../src/editor/panelHtml.ts';

const page = {
  cspSource: 'https://*.example.test',
  nonce: 'Zm9vYmFy',
  script: 'https://a.example.test/panel.js',
  styles: ['https://a.example.test/codicon.css', 'https://a.example.test/panel.css'],
  title: 'Model collapse',
  language: 'de',
  translation: {},
};

describe('panelHtml', () => {
  const html = panelHtml(page);

  it('lets nothing in but our own script, styles and font', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    assert.ok(policy.startsWith("default-src 'none'; script-src 'nonce-Zm9vYmFy'; style-src https://*.example.test "));
    assert.ok(policy.includes('font-src https://*.example.test'));
    assert.ok(!policy.includes('unsafe'));
  });

  it('has one script, with the nonce, and nothing inline', () => {
    assert.deepEqual(html.match(/<script.*<\/script>/g), [
      '<script nonce="Zm9vYmFy" src="https://a.example.test/panel.js"></script>',
    ]);
    assert.doesNotMatch(html, /<style|style="|\son\w+=/);
  });

  it('says its language and keeps a title from becoming markup', () => {
    assert.match(html, /<html lang="de">/);
    assert.match(panelHtml({ ...page, title: '</title><b>"&' }), /<title>&lt;\/title&gt;&lt;b&gt;&quot;&amp;<\/title>/);
  });
});
