import { provideVSCodeDesignSystem, vsCodeButton, vsCodeProgressRing } from '@vscode/webview-ui-toolkit';
import { setAttributes, type Attributes } from './element.ts';

/** The only file that knows the UI toolkit: whoever replaces it replaces these three functions. */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLElement {
  const made = document.createElement('vscode-button');
  setAttributes(made, { appearance: 'secondary', ...attributes });
  made.append(label);
  made.addEventListener('click', onClick);
  return made;
}

/** Decoration beside words that say how far it is: the toolkit's own name for it would be an alert at every step. */
export function progressRing(): HTMLElement {
  const made = document.createElement('vscode-progress-ring');
  setAttributes(made, { class: 'ring', 'aria-hidden': 'true' });
  return made;
}
