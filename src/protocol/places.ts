/** The name of a flaw's place in the panel, for `PanelState.goTo`. */
export const flawPlace = (flaw: string): string => `flaw-${flaw}`;

/** The name of a taken hint's place in the panel, for `PanelState.goTo`; `number` counts from 1. */
export const hintPlace = (flaw: string, number: number): string => `hint-${flaw}-${number}`;

/** Where the reader of a review lands with each question, and at its end. */
export const reviewPlace = 'review-question';

/** The name of a lesson's quiz as a place in the panel. */
export const quizPlace = 'quiz-heading';
