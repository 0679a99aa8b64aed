import { provideVSCodeDesignSystem, vsCodeButton, vsCodeProgressRing } from '@vscode/webview-ui-toolkit';
import { element, setAttributes, type Attributes } from './element.ts';

/** The only file that knows the UI toolkit: whoever replaces it replaces these three functions. */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLElement {
  const made = document.createElement('vscode-button');
  setAttributes(made, { appearance: 'secondary', ...attributes });
  made.append(element('span', {}, label));
  made.addEventListener('click', onClick);
  return made;
}

export function progressRing(label: string): HTMLElement {
  const made = document.createElement('vscode-progress-ring');
  setAttributes(made, { class: 'ring', 'aria-label': label });
  return made;
}
