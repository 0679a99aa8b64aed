/** What a learner wants of the coach. */
export type Intent =
  | 'empty'
  | 'answer'
  | 'who'
  | 'greeting'
  | 'thanks'
  | 'hint'
  | 'play'
  | 'interview'
  | 'diagnose'
  | 'tour'
  | 'compare'
  | 'define'
  | 'metric'
  | 'where'
  | 'next'
  | 'idea'
  | 'look-up';

/** The first that fits. Words of English and Chinese; sentences that say what the coach must not do are not requests. */
const signs: readonly (readonly [Intent, RegExp])[] = [
  [
    'answer',
    /\b(?:give|show|tell|send|reveal|print|paste|output|leak)\b[^.?!]{0,50}\b(?:answers?|solutions?|reference|fixed (?:code|version|pipeline)|repaired|working (?:code|version|pipeline)|full code|whole code|the code|the repair|hidden|system prompt|variants?|rubric)\b|\b(?:write|code|fix|repair|solve|complete|finish|implement|rewrite|translate|convert|dictate)\b[^.?!]{0,30}\b(?:it|this|that|code|pipeline|step|solution|loop|lab|for me|allocate|shouldpause|constitution|principles?)\b|\bwhat(?:'s| is| are| would be)? the (?:answers?|solution|right code|fix|repair)\b|\b(?:base ?64|rot ?13|pseudo-?code|line by line)\b|答案|解答|[寫写]程式|幫我[寫改修]|帮我[写改修]|直接(?:給|给|告訴|告诉)/i,
  ],
  [
    'who',
    /\b(?:are|r) (?:you|u) (?:an? )?(?:real|human|person|bot|robot|ai|llm|gpt|claude|chatgpt|language model|offline)|\bwho (?:are|r) (?:you|u)\b|\bwhat (?:are|can) you\b|你是[誰谁]|你是.*(?:模型|機器人|机器人|AI)/i,
  ],
  ['play', /\bplay (?:a|an|the)\b|\btake the role\b|\bpretend (?:to be|you)\b|\bact as\b/i],
  [
    'interview',
    /\bask me\b|\bone (?:question|call|thing)? ?at a time\b|\blet me (?:guess|do|say|predict)\b|\bwith questions\b|\bhelp me (?:find out|work out|plan|put|predict|guess)\b|\bi want to (?:predict|guess|find out)\b|\bread the constitution\b|\bquiz me\b|問我|问我|考我/i,
  ],
  [
    'hint',
    /^\W*(?:a |another |next )?hint\W*(?:please)?\W*$|\b(?:give|need|want|get|show|take|have|another|next|more)\b[^.?!]{0,20}\b(?:hints?|nudge|clue)\b|\b(?:i'?m|i am|totally|completely) (?:stuck|lost)\b|提示|線索|线索|卡住/i,
  ],
  [
    'tour',
    /\b(?:explain|walk|follow|go|describe|tell)\b[^.?!]{0,60}\b(?:step|allocate|shouldpause|my pipeline|my code|my loop|my rule|this code|through it|the pipeline|draft through|what .* does)\b|解[釋释].*(?:程式|代[碼码])/i,
  ],
  [
    'diagnose',
    /\bwhat\b[^.?!]{0,15}\bwrong\b|\bwhy (?:was|is|did|do|am|does)\b[^.?!]{0,40}\b(?:found|flaw|fail|failed|failing|flagged|pass|report|points|score|lose|losing|not passing|F\d\d)\b|\b(?:last|my|the) (?:report|finding|verdict|result|error)\b|\bdiagnos|\bfindings?\b|\bwhat (?:did i do|went) wrong\b|\bflaws?\b|\bF\d\d\b|哪[裡里].*(?:錯|错)|[為为](?:什[麼么]|何).*(?:沒|没|不|失敗|失败|[錯错])|分[數数].*(?:[降低掉少]|不)|缺陷|報告|报告/i,
  ],
  ['compare', /\bdifferen(?:ce|t)\b|\bversus\b|\bvs\.?\b|\bcompared? (?:to|with)\b|差[別别異异]|不同|[區区][別别]/i],
  [
    'where',
    /\b(?:which|what) (?:lesson|section|module)\b|\bwhere (?:can|do|could|should|is|does)\b[^.?!]{0,40}\b(?:read|learn|find|explained|lesson|more|taught|course)\b|哪一?[課课章節节]/i,
  ],
  [
    'next',
    /\bwhat (?:should|shall|do|can|could) i (?:do|try|change|look at)\b|\bwhat(?:'s| is) next\b|\bwhat now\b|\bnext step\b|\bwhere (?:do|should) i (?:start|begin)\b|\bhow (?:do|should) i (?:start|begin|go on|continue|improve)\b|下一步|接下[來来]|[從从]哪/i,
  ],
  [
    'idea',
    /\b(?:is|was) (?:my|this|that|it) (?:idea |guess |plan |answer |thought |theory |hunch )?(?:right|correct|good|ok|okay|wrong)\b|\bmy (?:idea|guess|theory|hunch|answer|plan) is\b|\bi (?:think|believe|guess|suppose|suspect|would|'d)\b|\b(?:would|does|will) (?:it|this|that) (?:help|work|be|matter)\b|\bwhat if i\b|\b(?:should|could|can) i\b|\bam i right\b|我[覺觉]得|我認為|我认为|[對对][嗎吗]|可以[嗎吗]/i,
  ],
  [
    'define',
    /\bwhat (?:is|are|does|do)\b|\bwhat's\b|\bdefin|\bmeaning\b|\bmeans?\b|\bexplain\b|什[麼么]是|是什[麼么]|意思/i,
  ],
  [
    'greeting',
    /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings|你好|您好|哈囉|嗨)\b|^\W*(?:你好|您好|哈囉|嗨)/i,
  ],
  ['thanks', /\b(?:thanks?|thank you|thx|cheers|great|perfect|got it)\b|[謝谢]/i],
];

/** Sentences that tell the coach what to leave undone, or leave something to the learner. */
const leftUndone =
  /[^.?!;:\n]*\b(?:don[’']?t|do not|without|rather than|instead of|leave)\b[^.?!;\n]*|,?\s*(?:but|and) let me [^.?!;\n]*|\blet me find\b[^.?!;\n]*/gi;

/** What a question asks for. Never throws. */
export function intentOf(question: string): Intent {
  if (!/[\p{L}\p{N}]/u.test(question)) return 'empty';
  const asked = question.replaceAll('’', "'");
  const requests = asked.replace(leftUndone, ' ');
  const short = contentLength(asked) < 5;
  for (const [intent, pattern] of signs) {
    if (intent === 'greeting' || intent === 'thanks' ? short && pattern.test(asked) : pattern.test(requests))
      return intent;
  }
  return 'look-up';
}

/** Whether the report’s own words are asked about, beside anything else. */
export const asksForMetric = (question: string): boolean =>
  /\b(?:chart|graph|metric|measure|limit|threshold|report|score|effect|mean)/i.test(question);

const contentLength = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
