import { isOrder, standsAlone } from './english.js';
import { isBroken } from './sayings.js';
import { noSubject, thirdPerson } from './verbs.js';

/** Without one of these, or a verb in the third person, it is hardly a sentence. */
const finite = /^(?:is|are|has|have|can|may|must|should|will|would|do|does|you|we|they|get|takes?|needs?)$/iu;

const opening =
  /^(?:everybody|everyone|nobody|you|your|we|our|all|every|each|if|when|after|for|in|at|within|before|once|use|keep|to|any|from|no|do|don't|there|one|two)$/iu;

/** What is told of once, of now, or by way of example is no fact to be asked for. */
const passing =
  /\b(?:it|page|version|chapter|example|instance|such as|say|imagine|suppose|let['’]s|scenario|was|were|had|did|went|took|spent|became|found|ran|now|currently|at present|recently|today|ago|so far|sometimes|sample|19\d\d|20\d\d)\b/iu;
export const isPassing = (sentence: string): boolean => passing.test(sentence);

/** An answer, a label or a heading before a sentence, or two sentences in one. */
const fused =
  /^(?:No|Yes|If not|If so|Otherwise|Basically),|^[^,(“]{1,60}?:\s|[:;]\s\p{Lu}\p{Ll}|[\p{L}\p{N})]\s(?:From|The|You|We|If|When|In|For|To|All|An|Each|Any|Please)\s\p{Ll}/u;

/** It goes on from something that is not said with it. */
const goesOn =
  /^(?:Specifically|Additionally|Moreover|Furthermore|Likewise|Conversely|Accordingly|Otherwise|After (?:which|that|this)|Before (?:that|this)|In (?:all|both|either|such|these|those|this|that|other) cases?|In addition|As a result|At (?:that|this) point|During (?:that|this)|For (?:that|this))\b/u;

/** Whether a sentence can be asked about as it stands. */
export const isWhole = (sentence: string): boolean => {
  const words = sentence.split(' ');
  const first = (words[0] ?? '').toLowerCase();
  return (
    words.length >= 7 &&
    sentence.length <= 180 &&
    /^\p{Lu}/u.test(sentence) &&
    /[^.][.]$/u.test(sentence) &&
    !/^(?:so|and|but|or|tip|note)$/u.test(first) &&
    !fused.test(sentence) &&
    !goesOn.test(sentence) &&
    (!noSubject.has(first) || opening.test(first)) &&
    (isOrder(sentence) || words.some((word) => finite.test(word) || thirdPerson.has(word))) &&
    standsAlone(sentence) &&
    !isBroken(sentence)
  );
};

/** Words with some before and after them. */
export const quoteAround = (sentence: string, text: string): string => {
  const words = sentence.replace(/[.]$/u, '').split(' ');
  const at = sentence.slice(0, sentence.indexOf(text)).split(' ').length - 1;
  return words.slice(Math.max(0, at - 4), at + 6).join(' ');
};
