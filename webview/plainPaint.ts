/** Properties by which a chart looks as it does; what the theme's style sheet says is written into the picture. */
const copied = ['stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'text-anchor'] as const;
const paints = ['fill', 'stroke'] as const;
const ofText = ['font-family', 'font-size', 'font-weight'] as const;

/** Writes the look of `shown` into `copy`, an equal tree that no style sheet reaches. */
export function paintLike(copy: Element, shown: Element): void {
  paintOne(copy, shown);
  const originals = [...shown.querySelectorAll('*')];
  [...copy.querySelectorAll('*')].forEach((one, i) => {
    const original = originals[i];
    if (original) paintOne(one, original);
  });
}

function paintOne(copy: Element, shown: Element): void {
  const style = getComputedStyle(shown);
  for (const name of ['class', 'style', ...copied]) copy.removeAttribute(name);
  for (const name of copied) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'none') copy.setAttribute(name, value.replaceAll('px', ''));
  }
  for (const name of paints) {
    const { colour, opacity } = plainColour(style.getPropertyValue(name));
    const share = opacity * Number(style.getPropertyValue(`${name}-opacity`) || 1);
    copy.setAttribute(name, colour);
    if (share < 1 && colour !== 'none') copy.setAttribute(`${name}-opacity`, String(share));
    else copy.removeAttribute(`${name}-opacity`);
  }
  if (!copy.matches('svg, text')) return;
  for (const name of ofText) copy.setAttribute(name, style.getPropertyValue(name));
}

/** A colour as every program reads it: `#rrggbb`, with its opacity apart; mixed and named ones are computed. */
export function plainColour(value: string): { readonly colour: string; readonly opacity: number } {
  if (value === 'none' || value === '') return { colour: 'none', opacity: 1 };
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1, 1];
  const pen = canvas.getContext('2d');
  if (!pen) return { colour: value, opacity: 1 };
  pen.fillStyle = value;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: Number((alpha / 255).toFixed(2)) };
}
