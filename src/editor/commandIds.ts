/** Every command of Groundloop; a unit test holds this table against `package.json`. */
export const commandIds = {
  startLab: 'groundloop.startLab',
  openLesson: 'groundloop.openLesson',
  openSystem: 'groundloop.openSystem',
  comparePipelines: 'groundloop.comparePipelines',
  startHere: 'groundloop.startHere',
  openGlossary: 'groundloop.openGlossary',
  takeModuleTest: 'groundloop.takeModuleTest',
  reviewDue: 'groundloop.reviewDue',
  continue: 'groundloop.continue',
  searchCourse: 'groundloop.searchCourse',
  showCourse: 'groundloop.showCourse',
  refreshCourse: 'groundloop.refreshCourse',
  startFirstLab: 'groundloop.startFirstLab',
  readFirstLesson: 'groundloop.readFirstLesson',
  openItem: 'groundloop.openItem',
  openItemToSide: 'groundloop.openItemToSide',
  openItemLesson: 'groundloop.openItemLesson',
  startItemLab: 'groundloop.startItemLab',
  openItemLab: 'groundloop.openItemLab',
  openItemReport: 'groundloop.openItemReport',
  takeItemQuiz: 'groundloop.takeItemQuiz',
  retakeItemQuiz: 'groundloop.retakeItemQuiz',
  takeItemTest: 'groundloop.takeItemTest',
  copyItemLink: 'groundloop.copyItemLink',
  simulateAndGrade: 'groundloop.simulateAndGrade',
  cancelRun: 'groundloop.cancelRun',
  openReport: 'groundloop.openReport',
  nextStep: 'groundloop.nextStep',
  nextHint: 'groundloop.nextHint',
  askAssistant: 'groundloop.askAssistant',
  clearConversation: 'groundloop.clearConversation',
  showWhatIsSent: 'groundloop.showWhatIsSent',
  copyReceipt: 'groundloop.copyReceipt',
  turnInlineSuggestionsOff: 'groundloop.turnInlineSuggestionsOff',
  turnInlineSuggestionsOn: 'groundloop.turnInlineSuggestionsOn',
  showTimeline: 'groundloop.showTimeline',
  resetLab: 'groundloop.resetLab',
  updateLab: 'groundloop.updateLab',
  compareWithSolution: 'groundloop.compareWithSolution',
  exportSubmission: 'groundloop.exportSubmission',
  exportProgress: 'groundloop.exportProgress',
  importProgress: 'groundloop.importProgress',
  installPack: 'groundloop.installPack',
  removePack: 'groundloop.removePack',
  setApiKey: 'groundloop.setApiKey',
  testApiKey: 'groundloop.testApiKey',
  forgetApiKey: 'groundloop.forgetApiKey',
  previewPack: 'groundloop.previewPack',
  stopPreview: 'groundloop.stopPreview',
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
  /** The pipeline in the active editor has passed. */
  passed: 'groundloop.passed',
  running: 'groundloop.running',
  /** A pack of the author's is shown. */
  previewing: 'groundloop.previewing',
  /** Some lab in this window has a verdict. */
  hasVerdict: 'groundloop.hasVerdict',
  /** The packs were looked for, and there is none. */
  noPack: 'groundloop.noPack',
  /** There is a course, and nothing of it was opened yet. */
  newLearner: 'groundloop.newLearner',
  /** For a moment after the learner answered a question of a quiz, started a lab, ran one. */
  justAnswered: 'groundloop.justAnswered',
  justStartedLab: 'groundloop.justStartedLab',
  justRanLab: 'groundloop.justRanLab',
} as const;

export const panelViewType = 'groundloop.panel';
export const courseViewId = 'groundloop.course';
export const chatViewId = 'groundloop.chat';
