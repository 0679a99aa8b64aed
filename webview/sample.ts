import { setAttributes } from './element.ts';

/** Told apart by shape; the colour says the same again. */
export const symbols = ['circle', 'square', 'triangle'] as const;

const outlines = {
  circle: 'M14 6m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  square: 'M10.5 2.5h7v7h-7z',
  triangle: 'M14 1.5l4.5 8h-9z',
} as const;

/** A piece of a curve with its shape, as it looks in the chart. */
export function sample(symbol: (typeof symbols)[number] | null, tone: string): SVGSVGElement {
  const make = <K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    setAttributes(made, attributes);
    return made;
  };
  const svg = make('svg', {
    class: `sample ${tone}`,
    width: '28',
    height: '12',
    viewBox: '0 0 28 12',
    'aria-hidden': 'true',
  });
  svg.append(make('path', { class: 'stroke', d: 'M0 6h28' }));
  if (symbol) svg.append(make('path', { class: 'shape', d: outlines[symbol] }));
  return svg;
}
