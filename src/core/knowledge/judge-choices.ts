import { excerpt } from '../chat/excerpt.js';
import type { Problem } from './problem.js';
import { foldText } from './prove-source.js';
import type { Choice } from './question.js';
import type { Draft, DraftChoice } from './read-quiz.js';
import type { Report } from './report.js';

/** Buttons and select menus of the platforms carry no more. */
export const longestChoice = 100;
export const mostChoices = 10;

const catchAll =
  /\b(?:all|none|any|both|neither|each|some)\s+(?:of\s+)?(?:the\s+)?(?:above|below|previous|preceding)\b|^(?:all|none|any|both|neither)\s+of\s+(?:these|those|them|the\s+(?:other\s+)?(?:choices|options|answers|others))\W*$/i;

const ordinal = '(?:first|second|third|fourth|fifth|sixth|last|middle|top|bottom|[1-9](?:st|nd|rd|th))';
const positions: readonly RegExp[] = [
  // "the second option", "the first two answers"; but security keys may be "the first choice for" something
  new RegExp(`\\b${ordinal}\\s+(?:\\w+\\s+)?(?:option|choice|answer)s?\\b(?!\\s+(?:for|of|when)\\b)`, 'i'),
  /\b(?:option|choice|answer)s?\s+(?:above|below)\b/i,
  /\b(?:[Oo]ption|[Cc]hoice|[Aa]nswer)s?\s+(?:[Nn]umber\s+)?(?:[A-H]|\(?[a-hA-H1-9]\)|[1-9])(?![\w'-])/,
  /\([A-H]\)|\b[A-H]\)/,
  /\b[A-H]\s+(?:is|are|was|were)\s+(?:\w+\s+)?(?:right|wrong|correct|incorrect|true|false|best)\b/,
  /^(?:[Bb]oth\s+)?[A-H](?:,\s*[A-H])*,?\s+(?:and|or|&)\s+[A-H]\W*$/,
];

/** The words of a text that point at a choice by letter or position, which shuffling makes untrue. */
export const positionIn = (text: string): string | undefined => {
  for (const pattern of positions) {
    const hit = pattern.exec(text);
    if (hit) return hit[0];
  }
  return undefined;
};

export const positionHint = "choices are shuffled: quote the choice's own words instead";

/** White space of any kind and length becomes one blank. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** An em dash between spaces parts a choice from why it is wrong; hyphens and other dashes belong to the choice. */
export const splitWhy = ({ text, right }: DraftChoice): Choice => {
  const words = `${oneLine(text)} `;
  const dash = words.indexOf(' — ');
  if (dash < 0) return { text: words.trim(), right, why: '' };
  return { text: words.slice(0, dash).trim(), right, why: words.slice(dash + 3).trim() };
};

const judgeOne = (place: DraftChoice, { text, right, why }: Choice, report: Report): Problem[] => {
  const problems: Problem[] = [];
  const length = [...text].length;
  if (text === '') problems.push(report(place, 'empty-choice', 'a choice is empty', 'write it, or remove the line'));
  if (length > longestChoice) {
    const message = `a choice of ${length} characters`;
    problems.push(report(place, 'long-choice', message, `keep it to ${longestChoice}: buttons can't show more`));
  }
  if (catchAll.test(text)) {
    const hint = 'choices are shuffled: mark every choice that is right with [x] instead';
    problems.push(report(place, 'catch-all', `the choice "${excerpt(text)}" refers to the others`, hint));
  }
  const position = positionIn(text) ?? positionIn(why);
  if (position) problems.push(report(place, 'names-position', `"${excerpt(position)}" names a position`, positionHint));
  if (!right && !why) {
    const message = `the wrong choice "${excerpt(text)}" has no reason`;
    problems.push(report(place, 'no-reason', message, 'add " — " and why it is wrong', 'warning'));
  }
  return problems;
};

/** The index of the first choice that says what an earlier one says; -1 when all differ. */
const repeated = (choices: readonly Choice[]): number => {
  const folded = choices.map(({ text }) => foldText(text).replace(/[.!?]$/, ''));
  return folded.findIndex((text, index) => folded.indexOf(text) < index);
};

/** True and False, in either order, and nothing else. */
export const isTrueFalse = (choices: readonly Choice[]): boolean =>
  choices.length === 2 && ['true', 'false'].every((word) => choices.some(({ text }) => foldText(text) === word));

/** Everything that is wrong with the choices of a question that has some. */
export const judgeChoices = (draft: Draft, choices: readonly Choice[], report: Report): Problem[] => {
  const shown = choices.slice(0, mostChoices);
  const problems = shown.flatMap((choice, index) => {
    const place = draft.choices[index];
    return place ? judgeOne(place, choice, report) : [];
  });
  if (choices.length > mostChoices) {
    const hint = `keep to ${mostChoices}: platforms can't show more`;
    problems.push(report(draft, 'many-choices', `${choices.length} choices`, hint));
  }
  const right = choices.filter((choice) => choice.right).length;
  const twin = repeated(shown);
  const twinPlace = draft.choices[twin];
  if (choices.length < 2)
    problems.push(
      report(draft, 'few-choices', 'only one choice', 'give at least two, or "Answer:" for a typed question'),
    );
  if (right === 0) problems.push(report(draft, 'no-right-choice', 'no choice is marked right', 'mark it with "- [x]"'));
  if (right === choices.length && choices.length > 1)
    problems.push(report(draft, 'no-wrong-choice', 'every choice is marked right', 'mark wrong ones with "- [ ]"'));
  if (twinPlace) {
    const message = `the choice "${excerpt(choices[twin]?.text ?? '')}" appears twice`;
    problems.push(report(twinPlace, 'equal-choices', message, 'change or remove one of the two'));
  }
  return problems;
};
