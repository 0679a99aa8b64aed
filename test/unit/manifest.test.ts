import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandIds, contextKeys, panelViewType } from '../../src/editor/commandIds.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const known: readonly string[] = Object.values(commandIds);

describe('package.json', () => {
  it('contributes exactly the commands of the table, all in one category', () => {
    assert.deepEqual(manifest.contributes.commands.map((c) => c.command).sort(), [...known].sort());
    for (const command of manifest.contributes.commands) assert.equal(command.category, 'Groundloop');
  });

  it('has menus and keys only for commands that exist, each with a when clause', () => {
    const uses = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
    assert.ok(uses.length > 0);
    for (const use of uses) {
      assert.ok(known.includes(use.command), use.command);
      assert.ok(use.when, use.command);
    }
  });

  it('names only context keys that the extension sets', () => {
    const keys: readonly string[] = Object.values(contextKeys);
    const clauses = [
      ...manifest.contributes.commands.map((c) => c.enablement ?? ''),
      ...Object.values(manifest.contributes.menus).flatMap((menu) => menu.map((m) => m.when)),
      ...manifest.contributes.keybindings.map((k) => k.when),
    ].join(' ');
    const named = clauses.match(/groundloop\.\w+/g) ?? [];
    assert.ok(named.length > 0);
    for (const key of named) assert.ok(keys.includes(key), key);
  });

  it('has an English text for every placeholder, and none too many', () => {
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
    const placeholders = [...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(placeholders)].sort(), Object.keys(texts).sort());
  });

  it('wakes up for a lab, however deep in the folder it is', () => {
    assert.ok(manifest.activationEvents.includes('workspaceContains:**/.groundloop/lab.json'));
  });

  it('wakes up to restore a lesson panel', () => {
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${panelViewType}`));
  });
});
