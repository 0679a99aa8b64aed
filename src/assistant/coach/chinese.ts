/** The course's own words in Chinese, in both scripts, so that a question can be looked up in an English course. */
const words: readonly (readonly [RegExp, string])[] = [
  [/崩[潰溃塌]/, 'collapse'],
  [/模型/, 'model'],
  [/迴圈|循環|循环|回圈/, 'loop'],
  [/[驗验][證证]/, 'verifier'],
  [/[審审][計计核查]|稽核/, 'audit'],
  [/[獎奖][勵励]/, 'reward'],
  [/[憲宪]法|原[則则]/, 'constitution principle'],
  [/代理|智[慧能][體体]/, 'agent'],
  [/[暫暂]停/, 'pause'],
  [/[溫温]度/, 'temperature'],
  [/人[類类]/, 'human people'],
  [/合成/, 'synthetic'],
  [/多[樣样]/, 'diversity'],
  [/考[試试題题]|[測测][驗验試试]/, 'exam test'],
  [/[諂谄]媚|[討讨]好|奉承/, 'flattery sycophancy'],
  [/罕[見见]|稀有/, 'rare tail'],
  [/步[驟骤]/, 'steps'],
  [/[評评][審审估]/, 'evaluator judge'],
  [/取代|替[換换]/, 'replacement'],
  [/累[積积]/, 'accumulation'],
  [/取[樣样]|采[樣样]|抽[樣样]/, 'sampling'],
  [/[權权]重/, 'weight'],
  [/[預预]算/, 'budget'],
  [/落地|根[據据]|外部/, 'grounded outside'],
  [/自我/, 'self'],
  [/天花板|上限/, 'ceiling'],
  [/[門门][檻槛]|[閾阈]值|限度/, 'limit threshold'],
  [/比例|份[額额]/, 'share'],
];

/** A question with English words in the place of its Chinese: for courses in English. */
export const inEnglish = (question: string): string =>
  [
    question.replace(/\p{Script=Han}+/gu, ' '),
    ...words.flatMap(([chinese, english]) => (chinese.test(question) ? [english] : [])),
  ].join(' ');
