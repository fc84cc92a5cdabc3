/** What people say for a command in words of their own. */
interface Phrase {
  /** All of what is said; `rest` is what follows the command's words. */
  readonly says: RegExp;
  readonly means: string;
  /** What it means instead where nobody else hears it. */
  readonly alone?: string;
}

/** A topic, or a number of questions: a few words that ask for nothing themselves. */
const topic = String.raw`(?<rest>(?!and\b|or\b|.*\b(?:for|of|to|from|with|in|at|by|vs|is|are|was|do|does|did|when|where|why|how|what|which|who|should|can|could|we|our|your|it|this|that)\b)[^\s?]+(?: [^\s?]+){0,3})`;
const board = '(?:the )?(?:leader ?)?boards?';
const some = '(?:a|an|the|another|one|new|some|my|next)';

const phrase = (says: string, means: string, alone?: string): Phrase => ({
  says: new RegExp(`^(?:${says})$`, 'iu'),
  means,
  ...(alone === undefined ? {} : { alone }),
});

/** One list for all rows of the command table; a phrase whose command is not there means nothing. The first wins. */
const phrases: readonly Phrase[] = [
  phrase(
    '(?:(?:start|begin|take|do|try|give me) )?(?:(?:a|an|the|my|another) )?(?:mock|practi[cs]e|trial) (?:exam|test)(?: (?<rest>\\d+(?:[ ,]+\\d+)?))?',
    'quiz exam',
  ),
  phrase('exams?|exam me|exam mode|(?:start|begin) (?:an|the|my) exam', 'quiz exam'),
  phrase(
    `misses|(?:(?:show|list|practi[cs]e|repeat) )?(?:me )?my (?:misses|mistakes|errors|wrong answers|missed questions)`,
    'quiz misses',
  ),
  phrase('what (?:did|do|have) i (?:get wrong|got wrong|gotten wrong|miss|missed)', 'quiz misses'),
  phrase(`(?:quiz|test|drill|examine) me(?: now)?(?: (?:(?:on|about) )?${topic})?`, 'quiz practice'),
  phrase(`practi[cs]e(?: (?:quiz|questions|mode|now))?|practi[cs]e (?:(?:on|about) )?${topic}`, 'quiz practice'),
  phrase(`(?:(?:ask|give) me )(?:${some} )*(?:questions?|quiz)(?: (?:(?:on|about) )?${topic})?`, 'quiz practice'),
  phrase(
    `(?:quiz )?(?:start|begin|run|launch|post|play|open|have)(?: ${some})* (?:quiz|question|round)(?: (?<rest>(?:about|on|close|hard|easy|medium).*))?`,
    'quiz now',
    'quiz practice',
  ),
  phrase(
    `quiz (?:start|begin|go|time)|quiz us|ask us(?: ${some})* question|(?:another|next|new) (?:question|quiz|round)|play`,
    'quiz now',
    'quiz practice',
  ),
  phrase('(?:close|end|finish) (?:the|this) (?:question|quiz|round)|quiz (?:end|stop|finish)', 'quiz close'),
  phrase('pause (?:the )?(?:quiz|questions|schedules?)(?: (?<rest>(?:until|till|for) .+))?', 'quiz pause'),
  phrase(
    '(?:resume|continue|unpause|restart) (?:the )?(?:quiz|questions|schedules?)|quiz (?:unpause|continue)',
    'quiz resume',
  ),
  phrase('status', 'quiz status'),
  phrase("(?:when is|when’s|when's|what’s|what's|what is) (?:the )?next (?:question|quiz|round)", 'quiz status'),
  phrase(
    "who(?:'s|’s| is) (?:winning|leading|ahead|first)|(?:show (?:me )?)?(?:the )?(?:scores|scoreboard|rankings?|standings|leader ?board)|quiz (?:scores?|leaderboard|board)",
    'leaderboard',
  ),
  phrase(
    '(?:show (?:me )?)?my (?:scores?|points|progress|stats|streak|results|rank|place)|how am i doing',
    'studyhall me',
  ),
  phrase(
    `(?:delete|erase|remove|wipe) (?:all )?(?:of )?my (?:personal )?(?:data|information)|(?:forget|delete) me|(?:forget|delete|erase) (?:everything|all)(?: you (?:know|keep|have|store))? about me`,
    'studyhall delete',
  ),
  phrase(
    `(?:export|download|(?:show|give|send)(?: me)?) (?:all )?(?:of )?my (?:personal )?data|what (?:data )?(?:do|did) you (?:know|keep|store|have|save)(?: (?:about|of|on))? me|(?:show|tell) me (?:everything|what|all) you (?:know|keep|store|have) about me`,
    'studyhall export',
  ),
  phrase(
    `hide me(?: (?:from|on) ${board})?|hide my (?:name|row)(?: (?:from|on) ${board})?|(?:take|get|keep) (?:me|my name) off ${board}|remove (?:me|my name) from ${board}`,
    'studyhall hide',
  ),
  phrase(
    `unhide me|show (?:me|my name) again|(?:show|put) (?:me|my name)(?: back)?(?: again)? (?:on|in) ${board}(?: again)?`,
    'studyhall show',
  ),
  phrase(
    'help(?: me)?(?: please)?|commands|what can i (?:do|say)(?: here)?|how does (?:this|it) work|quiz help',
    'studyhall help',
  ),
];

const polite =
  /^(?:(?:hey|hi|hello|ok|okay|please|pls|can you|could you|can i|can we|could we|let['’]?s|i want to|i wanna|i['’]d like to|i would like to|time to)[,]? )+/iu;

/** Nobody takes so many characters to say a command. */
const longest = 120;

export interface Spoken {
  readonly means: string;
  readonly rest: string;
}

/**
 * The command that somebody means who says it in their own words; `has` tells which there are. Undefined for everything
 * else, a question about practice in the notes too.
 */
export function spoken(said: string, alone: boolean, has: (name: string) => boolean): Spoken | undefined {
  if (said.length > longest) return undefined;
  const words = said
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[\s.!]+$/u, '');
  const bare = words.replace(polite, '');
  const text = bare.replace(/\?+$/u, '').replace(/,? (?:please|pls)$/iu, '');
  // "practice iam?" asks the notes; "can you quiz me on iam?" does not.
  const asks = bare === words && words.endsWith('?');
  for (const { says, means, alone: private_ } of phrases) {
    const found = says.exec(text);
    const name = [...(alone && private_ !== undefined ? [private_] : []), means].find(has);
    const rest = found?.groups?.rest?.trim() ?? '';
    if (found && name !== undefined && !(asks && rest !== '')) return { means: name, rest };
  }
  return undefined;
}
