import { type Word, wordsIn } from '../../language/words.js';
import { asksElsewhere, countsElsewhere, pricesElsewhere, timesElsewhere } from './kinds-elsewhere.js';

/** What kind of thing a question asks for, where its wording tells. */
export type Asked = 'price' | 'number' | 'date' | 'time' | 'way';

/** Letters with marks are no word characters to `\b`. */
const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

const money = 'cost|costs|price|prices|pricing|fee|fees|rate|charge|charged|bill|billed|pay|paid|earn|earns|discount';
const asking: readonly (readonly [Asked, RegExp])[] = [
  [
    'price',
    new RegExp(`\\bhow (?:much|expensive)\\b.*\\b(?:${money})\\b|\\bhow (?:much|expensive) (?:is|are|for)\\b`, 'u'),
  ],
  [
    'price',
    new RegExp(`\\bwhat\\b.*\\b(?:${money})\\b|^(?:${money}) (?:of|for)\\b|\\b(?:billed|charged) (?:by|per)\\b`, 'u'),
  ],
  [
    'number',
    /\bhow (?:many|much(?! of)|big|large|tall|long|often|fast|old|far|high|wide|deep|soon)\b|\b(?:number of|maximum|minimum|longest|largest|smallest|highest|(?:which|what) port)\b/u,
  ],
  // What happened once has a date; what happens again may have an hour or a weekday.
  ['date', /^when (?:was|were|did)\b/u],
  [
    'time',
    /^(?:\w+ )?(?:when (?:is|are|will)|(?:what|which|until what|at what) (?:time|day|date|month|year)|until when|since when)\b/u,
  ],
  ['price', whole(asksElsewhere.price)],
  ['time', whole(asksElsewhere.time)],
  ['number', whole(asksElsewhere.number)],
  ['way', /\bhow (?:do|can|should|could|would|to|does one|must)\b(?! \w+ (?:know|tell|see|notice)\b)/u],
];

export const askedFor = (words: readonly Word[]): Asked | undefined => {
  const text = words.map((word) => word.text).join(' ');
  return asking.find(([, pattern]) => pattern.test(text))?.[0];
};

const count = new RegExp(
  `^(?:\\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|hundred|hundreds|
thousand|thousands|once|twice|double|half|unlimited|several|single|each|every|yearly|monthly|weekly|daily|hourly|${countsElsewhere})$`.replace(
    /\s/gu,
    '',
  ),
  'u',
);
const price =
  /[$€£¥%]|\b(?:\d+(?:[.,]\d+)?\s?(?:percent|cents?|euros?|dollars?|pounds?|crowns?|francs?)|free|charges?|charged|costs?|prices?|priced|fees?|pays?|paid|cheaper|less|budget|allowance)\b/iu;
const month = 'january|february|march|april|may|june|july|august|september|october|november|december';
const date = new RegExp(`\\d|\\b(?:${month})\\b`, 'iu');
const time =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|morning|noon|evening|night|midnight|day|week|month|quarter|year|hour|minute|before|after|once|until|when|whenever|next|during|immediately|automatically|yearly|daily|weekly|monthly)s?\b/iu;

const kinds = { price: [price, whole(pricesElsewhere)], date: [date], time: [time, whole(timesElsewhere)] };

const passing =
  /\b(?:today|tonight|tomorrow|yesterday|this (?:week|month|morning|afternoon|evening|weekend)|right now|at the moment|next (?:week|month|quarter|year))\b/u;

/** Whether it is asked how things are at the time, which changes from day to day. */
export const asksForNews = (words: readonly Word[]): boolean => passing.test(words.map((word) => word.text).join(' '));

/** How far such a number may stand from what it counts. */
const reach = 3;

/**
 * Whether a text lacks what such a question wants to know: 0 when it has it, 1 when it has nothing of the kind, a half
 * when it has numbers but not beside what is counted.
 */
export const lacks = (asked: Asked | undefined, words: readonly Word[], text: string): number => {
  if (asked === undefined || asked === 'way') return 0;
  if (asked !== 'number') return kinds[asked].some((kind) => kind.test(text)) ? 0 : 1;
  const said = wordsIn(text);
  const counts = said.flatMap((word, at) => (count.test(word.text) ? [at] : []));
  if (counts.length === 0) return 1;
  const many = words.findIndex((word) => word.text === 'many');
  const counted = many < 0 ? undefined : words[many + 1]?.stem;
  if (counted === undefined) return 0;
  return said.some((word, at) => word.stem === counted && counts.some((i) => Math.abs(at - i) <= reach)) ? 0 : 0.5;
};
