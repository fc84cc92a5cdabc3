import type { Note } from '../../knowledge/note.js';
import type { Question } from '../../knowledge/question.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import { shortHash } from '../../language/short-hash.js';
import { tellLanguage } from '../../language/tell-language.js';
import { commandEntry } from './commands.js';
import { entriesOf } from './entries.js';
import { type Draft, finishDraft } from './finish-draft.js';
import { type Advice, advicesOf, fromAdvice } from './from-advice.js';
import { blanksOf, fromBlank } from './from-blanks.js';
import { claimsOf, fromClaim } from './from-claims.js';
import { fromEntry, siblingsAmong } from './from-entries.js';
import { factsOf, fromFact } from './from-facts.js';
import { fromLed, type Led, ledOf } from './from-leads.js';
import { fromKinds, kindsOf } from './from-lists.js';
import { amountsOf, fromAmount } from './from-numbers.js';
import { fromSteps } from './from-steps.js';
import { fromTable } from './from-tables.js';
import type { Proposal } from './proposal.js';
import { type Shelf, shelvesOf } from './shelves.js';

/** The rules know English only. */
const isEnglish = (note: Note): boolean => {
  const language = tellLanguage(note.passages.map(({ text }) => text).join(' '), 3);
  return language === undefined || language.name === 'english';
};

export type { Draft } from './finish-draft.js';

/** What a heading says is over is no fact any more. */
const isOver = ({ section }: Shelf): boolean => section.trail.some((heading) => over.test(heading));
const over = /\b(?:deprecated|archived?|obsolete|retired|superseded|end of life|no longer)\b/iu;

/** Below such a heading stands where to go on, and for whom. */
const elsewhere =
  /^(?:related\b.*|see also|(?:further|additional) (?:reading|resources|information)|references?|(?:helpful |useful )?(?:resources|links)|(?:table of )?contents|(?:what.s )?next(?: steps)?|acknowledge?ments?|credits|contributors|changelog|history)$/iu;
const leadsAway = ({ section }: Shelf): boolean => elsewhere.test(section.trail.at(-1) ?? '');

/** What every rule proposes. */
function* proposalSteps(notes: readonly Note[]): Steps<Proposal[]> {
  const shelves = [];
  for (const note of notes.filter(isEnglish)) {
    yield;
    shelves.push(...shelvesOf(note).filter((shelf) => !isOver(shelf) && !leadsAway(shelf)));
  }
  const entries = [];
  const amounts = [];
  const kinds = [];
  const led = new Map<Note, Led[]>();
  const facts = [];
  const blanks = [];
  const advices = new Map<Note, Advice[]>();
  const found: Proposal[] = [];
  for (const shelf of shelves) {
    yield;
    const { block } = shelf.part;
    entries.push(...entriesOf(shelf), ...commandEntry(shelf));
    yield;
    amounts.push(...amountsOf(shelf));
    facts.push(...factsOf(shelf));
    for (const claim of claimsOf(shelf)) found.push(...fromClaim(claim));
    blanks.push(...blanksOf(shelf));
    advices.set(shelf.note, [...(advices.get(shelf.note) ?? []), ...advicesOf(shelf)]);
    yield;
    if (block.kind === 'table') found.push(...fromTable(shelf, block));
    kinds.push(...kindsOf(shelf));
    if (block.kind === 'list') {
      found.push(...fromSteps(shelf, block));
      led.set(shelf.note, [...(led.get(shelf.note) ?? []), ...ledOf(shelf, block)]);
    }
  }
  const siblings = siblingsAmong(entries);
  for (const entry of entries) {
    yield;
    found.push(...fromEntry(entry, siblings));
  }
  for (const amount of amounts) {
    yield;
    found.push(...fromAmount(amount));
  }
  for (const each of kinds) {
    yield;
    found.push(...fromKinds(each, kinds));
  }
  for (const fact of facts) {
    yield;
    found.push(fromFact(fact, facts));
  }
  for (const blank of blanks) {
    yield;
    found.push(...fromBlank(blank, blanks));
  }
  for (const ofNote of led.values()) {
    yield;
    found.push(...ofNote.flatMap((each) => fromLed(each, ofNote)));
  }
  for (const ofNote of advices.values()) {
    yield;
    found.push(...ofNote.flatMap((advice) => fromAdvice(advice, ofNote)));
  }
  return found;
}

const nameOf = ({ source }: Question): string => `${source.file}:${source.line}`;
const byRank = (a: Draft, b: Draft): number =>
  a.rank - b.rank || (shortHash(a.question.id) < shortHash(b.question.id) ? -1 : 1);

/** Notes of one time, or of no one house: what they say is rarely worth a question. */
const passing =
  /(?:^|[/_. -])(?:archived?|deprecated|blog|posts?|news|newsletters?|announcements?|minutes|meetings?|changelog|releases?|rfcs?|adrs?|decisions?|proposals?|retros?|retrospectives?|incidents?|postmortems?|templates?|examples?|licen[cs]e|code[-_]of[-_]conduct|(?:19|20)\d\d)(?:[/_. -]|$)/iu;
/** How far back a draft stands for each better one of its form, and for what is passing. */
const behind = { form: 1.5, passing: 10 };

/** How often each name came before. */
const counter = (): ((name: string) => number) => {
  const seen = new Map<string, number>();
  return (name) => {
    const many = seen.get(name) ?? 0;
    seen.set(name, many + 1);
    return many;
  };
};

/** The best first, each further one of a note behind as good a one of another, and likewise of a form. */
const spread = (drafts: readonly Draft[]): Draft[] => {
  const [ofNote, ofForm] = [counter(), counter()];
  const placed = drafts.map((draft) => {
    const { file } = draft.question.source;
    return { draft, by: draft.rank + ofNote(file) + (passing.test(file) ? behind.passing : 0) };
  });
  return placed
    .sort((a, b) => a.by - b.by)
    .map(({ draft, by }) => ({ draft, by: by + behind.form * ofForm(draft.kind) }))
    .sort((a, b) => a.by - b.by)
    .map(({ draft }) => draft);
};

/** Those about passages that no question of a bank proves. */
export const unproven = (drafts: readonly Draft[], bank: readonly Question[]): Draft[] => {
  const proven = new Set(bank.map(nameOf));
  return drafts.filter(({ question }) => !proven.has(nameOf(question)));
};

/** Questions proposed from notes, at most one of a kind a passage, the best first and spread over the notes. */
export function* draftSteps(notes: readonly Note[]): Steps<Draft[]> {
  const drafts: Draft[] = [];
  for (const proposal of yield* proposalSteps(notes)) {
    yield;
    const draft = finishDraft(proposal);
    if (draft) drafts.push(draft);
  }
  const taken = new Set<string>();
  const single = drafts.sort(byRank).filter(({ kind, question }) => {
    const right = question.choices.flatMap((choice) => (choice.right ? [choice.text] : [])).join();
    const names = [
      `${kind} ${nameOf(question)}`,
      question.prompt,
      question.explanation,
      // A note that says an amount twice says the same of it, more often than not.
      ...(kind === 'number' ? [`${question.source.file} ${right}`] : []),
    ].map((name) => name.toLowerCase());
    if (names.some((name) => taken.has(name))) return false;
    for (const name of names) taken.add(name);
    return true;
  });
  return spread(single);
}

/** What is left to draft beside a bank, at once. */
export const draftsFrom = (notes: readonly Note[], bank: readonly Question[]): Draft[] =>
  unproven(finish(draftSteps(notes)), bank);
