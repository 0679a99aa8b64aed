import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const documents = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file));

/** The targets of Markdown links and images that are files, without their `#section`; in code nothing is a link. */
function linkedFiles(markdown: string): readonly string[] {
  const text = markdown.replaceAll(/`[^`\n]+`/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*/, ''));
}

describe('the documents', () => {
  for (const document of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...documents]) {
    it(`${document} links to files that are there`, () => {
      const links = linkedFiles(readFileSync(join(root, document), 'utf8'));
      assert.deepEqual(
        links.filter((link) => !existsSync(join(root, dirname(document), link))),
        [],
      );
    });
  }

  it('are searched for links at all', () => {
    const readme = linkedFiles(readFileSync(join(root, 'README.md'), 'utf8'));
    assert.ok(readme.includes('docs/screenshot.png') && readme.includes('CONTRIBUTING.md'), readme.join(' '));
  });
});
