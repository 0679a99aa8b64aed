import { startOf } from '../src/core/figures/corners.ts';
import type { Values } from '../src/core/figures/model.ts';
import type { FigureView } from '../src/protocol/webview.ts';
import type { PageStore } from './pageStore.ts';
import { onSlider } from './writing.ts';

/** Where the reader left the sliders: kept over new states, and over the page being hidden and made anew. */
export interface FigureMemory {
  valuesOf(figure: FigureView): Values;
  keep(figureId: string, values: Values): void;
  /** What the panel shows: values of something else mean nothing here. */
  turnTo(of: string): void;
}

export function createFigureMemory(store: PageStore): FigureMemory {
  let { of, kept } = read(store.getState());
  return {
    valuesOf({ id, sliders }) {
      const before = Object.hasOwn(kept, id) ? kept[id] : undefined;
      const moved = sliders.flatMap((slider) => {
        const value = before?.[slider.parameter];
        return value === undefined ? [] : [[slider.parameter, onSlider(slider, value)] as const];
      });
      return { ...startOf(sliders), ...Object.fromEntries(moved) };
    },
    keep(figureId, values) {
      kept = { ...kept, [figureId]: values };
      store.setState({ figures: { of, kept } });
    },
    turnTo(now) {
      if (now !== of) kept = {};
      of = now;
    },
  };
}

/** The page's own memory, of this version or another: whatever isn't a number by name is left out. */
function read(state: unknown): { of: string; kept: Readonly<Record<string, Values>> } {
  const { of, kept } = recordOf(recordOf(state)['figures']);
  const figures = Object.entries(recordOf(kept)).map(([id, values]) => {
    const numbers = Object.entries(recordOf(values)).filter((entry): entry is [string, number] =>
      Number.isFinite(entry[1]),
    );
    return [id, Object.fromEntries(numbers)] as const;
  });
  return { of: typeof of === 'string' ? of : '', kept: Object.fromEntries(figures) };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
