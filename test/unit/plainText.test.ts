import assert from 'node:assert/strict';
import { plainText } from '../../src/editor/plainText.ts';

describe('A text in a message of VS Code', () => {
  it('holds no link that VS Code would follow, and reads as it was', () => {
    const text = 'Broken: [Show details](command:workbench.action.quit "x") and [more](https://example.org)';
    // What VS Code takes for a link in messages (base/common/linkedText).
    assert.doesNotMatch(plainText(text), /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/);
    assert.equal(plainText(text).replaceAll('\u2060', ''), text);
  });
});
