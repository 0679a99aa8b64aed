/** Every command of Groundloop; a unit test holds this table against `package.json`. */
export const commandIds = {
  startLab: 'groundloop.startLab',
  openLesson: 'groundloop.openLesson',
  openSystem: 'groundloop.openSystem',
  comparePipelines: 'groundloop.comparePipelines',
  startHere: 'groundloop.startHere',
  openGlossary: 'groundloop.openGlossary',
  takeModuleTest: 'groundloop.takeModuleTest',
  simulateAndGrade: 'groundloop.simulateAndGrade',
  cancelRun: 'groundloop.cancelRun',
  openReport: 'groundloop.openReport',
  nextHint: 'groundloop.nextHint',
  copyReceipt: 'groundloop.copyReceipt',
  turnInlineSuggestionsOff: 'groundloop.turnInlineSuggestionsOff',
  turnInlineSuggestionsOn: 'groundloop.turnInlineSuggestionsOn',
  showLog: 'groundloop.showLog',
  reportProblem: 'groundloop.reportProblem',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** Context keys that `when` clauses in `package.json` rely on. */
export const contextKeys = {
  /** Some lab is open in this window. */
  hasLab: 'groundloop.hasLab',
  /** The active editor shows a lab's pipeline. */
  labEditor: 'groundloop.labEditor',
  running: 'groundloop.running',
  /** Some lab in this window has a verdict. */
  hasVerdict: 'groundloop.hasVerdict',
} as const;

export const panelViewType = 'groundloop.panel';
