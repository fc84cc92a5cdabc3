import type { Note } from '../../knowledge/note.js';
import type { Question } from '../../knowledge/question.js';
import { finish, type Steps } from '../../knowledge/steps.js';
import { shortHash } from '../../language/short-hash.js';
import { tellLanguage } from '../../language/tell-language.js';
import { entriesOf, shelvesOf } from './entries.js';
import { type Draft, finishDraft } from './finish-draft.js';
import { fromEntry, siblingsAmong } from './from-entries.js';
import { factsOf, fromFact } from './from-facts.js';
import { fromKinds, kindsOf } from './from-lists.js';
import { amountsOf, fromAmount } from './from-numbers.js';
import { fromSteps } from './from-steps.js';
import { fromTable } from './from-tables.js';
import type { Proposal } from './proposal.js';

/** The rules know English only. */
const isEnglish = (note: Note): boolean => {
  const language = tellLanguage(note.passages.map(({ text }) => text).join(' '), 3);
  return language === undefined || language.name === 'english';
};

export type { Draft } from './finish-draft.js';

/** What every rule proposes. */
function* proposalSteps(notes: readonly Note[]): Steps<Proposal[]> {
  const shelves = [];
  for (const note of notes.filter(isEnglish)) {
    yield;
    shelves.push(...shelvesOf(note));
  }
  const entries = [];
  const amounts = [];
  const kinds = [];
  const facts = [];
  const found: Proposal[] = [];
  for (const shelf of shelves) {
    yield;
    const { block } = shelf.part;
    entries.push(...entriesOf(shelf));
    yield;
    amounts.push(...amountsOf(shelf));
    facts.push(...factsOf(shelf));
    yield;
    if (block.kind === 'table') found.push(...fromTable(shelf, block));
    if (block.kind === 'list') {
      found.push(...fromSteps(shelf, block));
      kinds.push(...[kindsOf(shelf, block)].flatMap((each) => each ?? []));
    }
  }
  const siblings = siblingsAmong(entries);
  for (const entry of entries) {
    yield;
    found.push(...fromEntry(entry, siblings));
  }
  for (const amount of amounts) {
    yield;
    found.push(...fromAmount(amount, amounts));
  }
  for (const each of kinds) {
    yield;
    found.push(...fromKinds(each, kinds));
  }
  for (const fact of facts) {
    yield;
    found.push(fromFact(fact, facts));
  }
  return found;
}

const nameOf = ({ source }: Question): string => `${source.file}:${source.line}`;
/** Mixed, and the same for the same drafts. */
const mixed = (drafts: readonly Draft[]): Draft[] =>
  drafts
    .map((draft) => ({ draft, by: shortHash(draft.question.id) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ draft }) => draft);

/** Those about passages that no question of a bank proves. */
export const unproven = (drafts: readonly Draft[], bank: readonly Question[]): Draft[] => {
  const proven = new Set(bank.map(nameOf));
  return drafts.filter(({ question }) => !proven.has(nameOf(question)));
};

/**
 * Questions proposed from notes, at most one of a kind a passage, in an order that is the same for the same notes and mixes their
 * topics.
 */
export function* draftSteps(notes: readonly Note[]): Steps<Draft[]> {
  const drafts: Draft[] = [];
  for (const proposal of yield* proposalSteps(notes)) {
    yield;
    const draft = finishDraft(proposal);
    if (draft) drafts.push(draft);
  }
  const taken = new Set<string>();
  return mixed(drafts).filter(({ kind, question }) => {
    const names = [`${kind} ${nameOf(question)}`, question.prompt];
    if (names.some((name) => taken.has(name))) return false;
    for (const name of names) taken.add(name);
    return true;
  });
}

/** What is left to draft beside a bank, at once. */
export const draftsFrom = (notes: readonly Note[], bank: readonly Question[]): Draft[] =>
  unproven(finish(draftSteps(notes)), bank);
