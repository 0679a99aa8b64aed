/** A sentence with a number about the learner's own run: what only a report can tell. */
const claims: readonly RegExp[] = [
  /\byour (?:\w+ ){0,2}(?:run|report|score|verdict|result|loop|model)s?\b[^.?!\n]{0,120}\d/i,
  /\byou (?:scored|passed|failed|reached|lost|have \d)\b/i,
  /\bF\d\d\b[^.?!\n]{0,60}\b(?:was|is|were|been) (?:found|flagged|clear|reported)\b/i,
  /你的?(?:[^。？！\n]{0,10})(?:報告|分數|執行|模型|结果|結果|报告|分数|运行)[^。？！\n]{0,60}\d/,
];

/** Whether an answer speaks of what came of the learner's run. By sentences that are put forward, not asked. */
export const claimsAboutRun = (answer: string): boolean =>
  (answer.match(/[^.?!\n。？！]+(?:\.\d[^.?!\n。？！]*)*[.?!\n。？！]?/g) ?? []).some(
    (sentence) => !/[?？]$/.test(sentence) && claims.some((claim) => claim.test(sentence)),
  );
