import assert from 'node:assert/strict';
import { DisposableStore } from '../../src/editor/disposables.ts';

describe('DisposableStore', () => {
  it('disposes what it owns once, the newest first', () => {
    const order: string[] = [];
    const store = new DisposableStore();
    store.add({ dispose: () => order.push('first') });
    store.add({ dispose: () => order.push('second') });
    store.dispose();
    store.dispose();
    assert.deepEqual(order, ['second', 'first']);
  });

  it('disposes at once what arrives too late', () => {
    let disposed = false;
    const store = new DisposableStore();
    store.dispose();
    store.add({ dispose: () => (disposed = true) });
    assert.equal(disposed, true);
  });

  it('lets go of everything even where one throws', () => {
    let disposed = false;
    const store = new DisposableStore();
    store.add({ dispose: () => (disposed = true) });
    store.add({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    assert.throws(() => {
      store.dispose();
    }, AggregateError);
    assert.equal(disposed, true);
  });
});
