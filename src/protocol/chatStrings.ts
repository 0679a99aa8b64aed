/** Every word of the chat's own, in English, as `webviewStrings` has them for the panel. */
export const chatStrings = {
  chatNoLab: 'Open a lab, and ask about it here.',
  chatLog: 'Conversation about {lab}',
  chatYou: 'You',
  chatStarters: 'Questions to begin with',
  chatMoreStarters: 'More to ask ({count})',
  chatInput: 'Ask about this lab',
  chatInputHelp: 'Enter sends, Shift+Enter begins a new line.',
  chatSend: 'Send',
  chatStop: 'Stop',
  chatRetry: 'Ask again',
  chatCopyAnswer: 'Copy answer',
  chatCopyCode: 'Copy',
  chatCompareCode: 'Compare with my pipeline',
  chatSent: 'What is sent',
  chatAnswering: 'Answering …',
  chatStopped: 'Stopped. What came so far stays.',
  chatWithheld: 'Held back',
  chatCopied: 'Copied',
  chatEnterKey: 'Enter a key',
  chatSettings: 'Open the settings',
} as const;

export type ChatStringKey = keyof typeof chatStrings;
