/** An element to be written; made with {@link element}. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (XmlElement | string)[];
}

export const element = (
  name: string,
  attributes: XmlElement['attributes'],
  ...children: XmlElement['children']
): XmlElement => ({ name, attributes, children });

/** A whole XML document. Whatever its texts hold, it is well-formed. Pure. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`)];
  if (children.length === 0) return `${indent}<${start.join(' ')}/>`;
  // White space beside text would be read as part of it.
  const inline = children.some((child) => typeof child === 'string');
  const content = children.map((child) =>
    typeof child === 'string' ? escaped(child) : written(child, inline ? '' : `${indent}  `),
  );
  const inside = inline ? content.join('') : `\n${content.join('\n')}\n${indent}`;
  return `${indent}<${start.join(' ')}>${inside}</${name}>`;
}

/** What XML can't hold at all, not even escaped. */
// eslint-disable-next-line no-control-regex -- those are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const escaped = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"\r]/g, (character) => names[character] ?? character);
