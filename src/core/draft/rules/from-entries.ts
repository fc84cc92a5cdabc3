import { aboutOf, askAbout } from './about.js';
import { capital, clause, front, sentences, withoutArticle, withSmallArticle } from './english.js';
import type { Entry } from './entries.js';
import { type Option, optionsOf, type Proposal } from './proposal.js';
import { isEmpty } from './sayings.js';
import { areOfOneFamily, shapeOf } from './subjects.js';
import { stative } from './verbs.js';

/** In a prompt, in a choice, in a reason. */
const longest = { asked: 170, choice: 88, reason: 130 };
const quoted = 70;

/** How a name looks: names of one look can be mistaken for one another. */
const lookOf = ({ subject, form }: Entry): string => (form === 'are' || form === 'do' ? 'many' : shapeOf(subject));

const folderOf = ({ place }: Entry): string => place.note.file.split('/').slice(0, -1).join('/');

/** A folder of more notes is about too many things for one to be mistaken for another. */
const mostNotes = 30;
/** Beyond so many, what stands further off is not looked at. */
const mostSiblings = 60;

/** What of more is said can't be known by one of it. */
const mostSaid = 2;

export interface Siblings {
  /** What another may be mistaken for. */
  of(entry: Entry): readonly Entry[];
  /** How often something is said of its subject. */
  said(entry: Entry): number;
}

const gathered = (entries: readonly Entry[], nameOf: (entry: Entry) => string): Map<string, Entry[]> => {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const known = found.get(name);
    if (known) known.push(entry);
    else found.set(name, [entry]);
  }
  return found;
};

/** Terms have those of their own list or table; what sentences tell of, what those of the note and its folder do. */
export const siblingsAmong = (entries: readonly Entry[]): Siblings => {
  const labelled = entries.filter((entry) => entry.labelled);
  const subjects = gathered(entries, ({ subject }) => subject);
  const said = ({ subject }: Entry): number => subjects.get(subject)?.length ?? 0;
  const told = entries.filter((entry) => !entry.labelled && said(entry) <= mostSaid);
  const groups = gathered(labelled, ({ group }) => group);
  const notes = gathered(told, ({ place }) => place.note.file);
  const folders = gathered(told, folderOf);
  const near = (entry: Entry): Entry[] => {
    if (entry.labelled) return groups.get(entry.group) ?? [];
    const folder = folders.get(folderOf(entry)) ?? [];
    const isSmall = new Set(folder.map(({ place }) => place.note)).size <= mostNotes;
    const further = isSmall ? folder.slice(0, mostSiblings) : [];
    return [...new Set([...(notes.get(entry.place.note.file) ?? []), ...further])];
  };
  const of = (entry: Entry): Entry[] =>
    near(entry).filter(
      ({ subject, says, place }) =>
        subject !== entry.subject && says !== entry.says && place.passage !== entry.place.passage,
    );
  return { of, said };
};

const what = (entry: Entry): string =>
  capital(clause(entry.says, longest.reason) ?? `${front(entry.says, longest.reason)}…`);

const fact = ({ subject, form, says, labelled }: Entry): string => {
  const sentence = sentences(says)[0] ?? says;
  const joint = labelled || form === 'label' ? ':' : form === 'is' || form === 'are' ? ` ${form}` : '';
  const told = `${subject}${joint} ${sentence}`;
  return /[.!?]$/u.test(told) ? told : `${told}.`;
};

const shared = (entry: Entry): Pick<Proposal, 'kind' | 'explanation' | 'quote' | 'place'> => ({
  kind: 'definition',
  explanation: fact(entry),
  quote: front(sentences(entry.says)[0]?.replace(/[.]$/u, '') ?? '', quoted),
  place: entry.place,
});

const asName = (entry: Entry): Option => ({ text: withoutArticle(entry.subject), why: what(entry) });

/**
 * Whether two are of one kind, as far as names tell: of one look, and in different notes only where the names themselves
 * say of what kind they are.
 */
const areAlike = (entry: Entry, other: Entry): boolean =>
  lookOf(other) === lookOf(entry) &&
  (other.place.note === entry.place.note || areOfOneFamily(other.subject, entry.subject));

/** Named above the question where the choices don't name it themselves. */
const askedOf = (question: string, entry: Entry): string | undefined => {
  const about = aboutOf(entry.place, [entry.subject]);
  if (about !== undefined) return askAbout(about, question);
  return !entry.labelled && shapeOf(entry.subject) === 'proper' ? question : undefined;
};

/** "Which of these hands out temporary credentials?" */
const byName = (entry: Entry, siblings: readonly Entry[]): Proposal | undefined => {
  const said = clause(entry.says, longest.asked);
  if (said === undefined || said.split(' ').length < 4) return undefined;
  const isAlike = (other: Entry): boolean => entry.labelled || areAlike(entry, other);
  const prompts = {
    is: `Which of these is ${said}?`,
    are: `Which of these are ${said}?`,
    do: `Which of these ${said}?`,
    does: `Which of these ${said}?`,
    label: `Which of these fits the description “${said}”?`,
  };
  const prompt = askedOf(prompts[entry.form], entry);
  if (prompt === undefined) return undefined;
  return {
    ...shared(entry),
    prompt,
    right: [asName(entry)],
    wrong: optionsOf(siblings, (other) => (isAlike(other) ? asName(other) : undefined)),
    difficulty: 1,
  };
};

const asSaying = (entry: Entry): Option | undefined => {
  const text = clause(entry.says, longest.choice);
  if (text === undefined || text.split(' ').length < 3) return undefined;
  const that = entry.labelled ? `“${entry.subject}”` : withSmallArticle(entry.subject);
  const verb = entry.form === 'does' ? 'does' : 'do';
  const acts = !entry.labelled && (entry.form === 'does' || entry.form === 'do');
  const why = acts ? `That’s what ${that} ${verb}.` : `That’s ${that}.`;
  return { text: capital(text), why };
};

/** What is told of a thing in passing is not what it does: only of what has a name of its own, in words. */
const isTopic = ({ subject, form }: Entry): boolean => form === 'is' || form === 'are' || shapeOf(subject) === 'proper';

/** "What is an IAM role?" */
const bySaying = (entry: Entry, siblings: readonly Entry[]): Proposal | undefined => {
  const right = asSaying(entry);
  const [verb = ''] = entry.says.split(' ');
  if (right === undefined || (!entry.labelled && (stative.has(verb) || !isTopic(entry)))) return undefined;
  const isAlike = (other: Entry): boolean =>
    entry.labelled ||
    (other.form === entry.form && !stative.has(other.says.split(' ')[0] ?? '') && areAlike(entry, other));
  const subject = withSmallArticle(entry.subject);
  const prompts = {
    is: `What is ${subject}?`,
    are: `What are ${subject}?`,
    does: `What does ${subject} do?`,
    do: `What do ${subject} do?`,
    label: '',
  };
  const prompt = entry.labelled
    ? askAbout(aboutOf(entry.place), `Which of these describes “${entry.subject}”?`)
    : prompts[entry.form];
  return {
    ...shared(entry),
    prompt,
    right: [right],
    wrong: optionsOf(siblings, (other) => (isAlike(other) ? asSaying(other) : undefined)),
    difficulty: 2,
  };
};

/** Both ways to ask for what the notes say of something. */
export const fromEntry = (entry: Entry, { of, said }: Siblings): Proposal[] => {
  if (isEmpty(entry.subject, entry.says, entry.labelled)) return [];
  const siblings = of(entry);
  const both =
    said(entry) > mostSaid ? [] : [byName(entry, siblings), ...(said(entry) === 1 ? [bySaying(entry, siblings)] : [])];
  return both.flatMap((proposal) => proposal ?? []);
};
