import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Hears of every file that is read and every process that is started in this extension host, until it is told to stop. */
function watchWork(): { readonly files: string[]; readonly processes: string[]; readonly stop: () => void } {
  const files: string[] = [];
  const processes: string[] = [];
  const undo: (() => void)[] = [];
  const hear = (module: object, name: string, into: string[]): void => {
    const original: unknown = Reflect.get(module, name);
    if (typeof original !== 'function') return;
    const heard = function (this: unknown, ...args: unknown[]): unknown {
      into.push(String(args[0]));
      return Reflect.apply(original, this, args);
    };
    Reflect.set(module, name, heard);
    undo.push(() => Reflect.set(module, name, original));
  };
  for (const module of [fs, fs.promises]) {
    for (const name of ['readFile', 'readdir', 'open', 'stat', 'readFileSync', 'readdirSync', 'openSync', 'statSync']) {
      hear(module, name, files);
    }
  }
  for (const name of ['fork', 'spawn', 'exec', 'execFile', 'spawnSync', 'execFileSync', 'execSync']) {
    hear(childProcess, name, processes);
  }
  const stop = (): void => {
    for (const back of undo.reverse()) back();
  };
  return { files, processes, stop };
}

describe('the extension in a real extension host', () => {
  it('sleeps where no lab is, and when it wakes reads no pack and starts no process', async () => {
    const extension = vscode.extensions.getExtension('groundloop.groundloop');
    assert.ok(extension, 'VS Code knows the extension');
    assert.equal(extension.isActive, false, 'nothing woke it');
    const labs = join(extension.extensionPath, 'labs');
    const own = (path: string): boolean => path.startsWith(extension.extensionPath);
    const work = watchWork();
    try {
      await extension.activate();
      // Whatever it left for a moment later.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.ok(
        work.files.some((path) => path.endsWith('progress.jsonl')),
        'it is heard of what is read',
      );
      assert.deepEqual(
        work.files.filter((path) => path.startsWith(labs)),
        [],
      );
      assert.deepEqual(work.processes.filter(own), []);
      // The same ears hear what is needed later.
      await vscode.commands.executeCommand('groundloop.startLab', {
        lab: 'none-of-this-name',
        folder: labs,
        open: false,
      });
      assert.ok(
        work.files.some((path) => path.startsWith(labs)),
        'it is heard of packs that are read',
      );
    } finally {
      work.stop();
    }
  });

  it('activates, and its declared commands exist', async () => {
    const extension = vscode.extensions.getExtension('groundloop.groundloop');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);

    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, [], 'every contributed command is registered');
  });
});
