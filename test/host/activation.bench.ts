import * as vscode from 'vscode';

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Printed by `npm run bench`, from inside a real extension host; nothing is asserted. */
describe('activation', () => {
  it('is measured', async () => {
    const extension = vscode.extensions.getExtension('groundloop.groundloop');
    if (!extension || extension.isActive) throw new Error('the extension should be there and asleep');
    const before = process.memoryUsage();
    const start = performance.now();
    await extension.activate();
    const time = performance.now() - start;
    const after = process.memoryUsage();
    console.log(`bench activate(), loading included: ${time.toFixed(0)} ms`);
    console.log(`bench heap used by activation: ${megabytes(after.heapUsed - before.heapUsed)}`);
    console.log(`bench extension host, resident: ${megabytes(after.rss)}`);
  });
});
