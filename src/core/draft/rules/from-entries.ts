import { aboutOf, askAbout } from './about.js';
import { capital, clause, front, isOrder, sentences, telling, withoutArticle } from './english.js';
import type { Entry } from './entries.js';
import { type Option, optionsOf, type Proposal } from './proposal.js';
import { isEmpty } from './sayings.js';
import { areOfOneFamily, shapeOf } from './subjects.js';
import { isNumbered, isOwnName } from './terms.js';
import { noSubject } from './verbs.js';

/** In a prompt, in a reason. */
const longest = { asked: 170, reason: 130 };
const quoted = 70;
/** Fewer words describe nothing. */
const fewestAsked = 3;

/** How a name looks: names of one look can be mistaken for one another. */
const lookOf = ({ subject, form }: Entry): string => (form === 'are' || form === 'do' ? 'many' : shapeOf(subject));

const folderOf = ({ place }: Entry): string => place.note.file.split('/').slice(0, -1).join('/');

/** A folder of more notes is about too many things for one to be mistaken for another. */
const mostNotes = 30;
/** Beyond so many, what stands further off is not looked at. */
const mostSiblings = 60;

/** What of more is said can't be known by one of it. */
const mostSaid = 4;

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

/** Those of its note before those of others: a group may reach over a folder. */
const ownFirst = (group: readonly Entry[], { place }: Entry): readonly Entry[] => [
  ...group.filter((other) => other.place.note === place.note),
  ...group.filter((other) => other.place.note !== place.note),
];

/** Terms have those of their own list or table; what sentences tell of, what those of the note and its folder do. */
export const siblingsAmong = (entries: readonly Entry[]): Siblings => {
  const labelled = entries.filter((entry) => entry.labelled);
  const subjects = gathered(entries, ({ subject }) => subject);
  const said = ({ subject }: Entry): number => subjects.get(subject)?.length ?? 0;
  const told = entries.filter((entry) => !entry.labelled && said(entry) <= mostSaid);
  const groups = gathered(labelled, ({ group }) => group);
  const notes = gathered(told, ({ place }) => place.note.file);
  const folders = gathered(told, folderOf);
  const near = (entry: Entry): readonly Entry[] => {
    if (entry.labelled) return ownFirst(groups.get(entry.group) ?? [], entry);
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

/** "US law on health information": what something is, not what it does. */
const isNounPhrase = (says: string): boolean => {
  const [first = ''] = says.toLowerCase().split(/[\s,]+/u);
  return (
    (first === 'one' || !noSubject.has(first)) &&
    !/(?:ed|ly)$/u.test(first) &&
    !/^(?:to|not|how|what|can)$/u.test(first)
  );
};

/** "A Glimpse at the Top": another name. */
const isTitle = (says: string): boolean => {
  const capitals = says.match(/(?<=\s)\p{Lu}\p{Ll}{2,}/gu)?.length ?? 0;
  return capitals > 1 && capitals * 3 > says.split(' ').length;
};

/** Whether what the notes say of something is what it is, and it has a name that people know it by. */
const isTerm = ({ subject, form, says, labelled, ofKind, code }: Entry): boolean => {
  const name = withoutArticle(subject);
  const own = isOwnName(name);
  if (code) return true;
  if (isNumbered(name) || isTitle(says)) return false;
  if (!labelled) return own || name.includes(' ') || (name === subject && form !== 'are' && form !== 'do');
  if (form === 'label') return !isOrder(says) && (ofKind || isNounPhrase(says));
  return own || ofKind || name.includes(' ');
};

const what = (entry: Entry): string =>
  capital(clause(entry.says, longest.reason) ?? `${front(entry.says, longest.reason)}…`);

const fact = ({ subject, form, says, labelled }: Entry): string => {
  const sentence = sentences(says)[0] ?? says;
  const joint = labelled || form === 'label' ? ':' : form === 'is' || form === 'are' ? ` ${form}` : '';
  const told = `${subject}${joint} ${sentence}`;
  return /[.!?]$/u.test(told) ? told : `${told}.`;
};

const asName = (entry: Entry): Option => ({ text: withoutArticle(entry.subject), why: what(entry) });

/**
 * Those that are of one kind with it, as far as names tell: of its look, and of another note only where the names
 * themselves say of what kind they are.
 */
const alikeOf = (entry: Entry, siblings: readonly Entry[]): Entry[] =>
  siblings.filter(
    (other) =>
      lookOf(other) === lookOf(entry) &&
      (other.place.note === entry.place.note || areOfOneFamily(other.subject, entry.subject)),
  );

/** Named above the question where the choices don't name it themselves. */
const askedOf = (question: string, entry: Entry): string | undefined => {
  const about = aboutOf(entry.place, [entry.subject]);
  if (about !== undefined) return askAbout(about, question);
  return shapeOf(entry.subject) === 'proper' ? question : undefined;
};

/** A sentence of its own, or a name of its own, is more of a definition than any other label with words beside it. */
const rankOf = ({ subject, form, labelled, ofKind }: Entry): number => {
  if (form === 'label') return 3;
  return labelled && !ofKind && !isOwnName(subject) ? 2 : 1;
};

const questionOf = ({ form }: Entry, asked: string): string => {
  if (form === 'run') return `Which command do you run to ${asked}?`;
  if (form === 'label') return `Which of these fits the description “${asked}”?`;
  return `Which of these ${form === 'is' || form === 'are' ? `${form} ` : ''}${asked}?`;
};

/** Whether words name something: by its whole name, or by the last word of a name of several. */
const namesIn = (said: string): ((subject: string) => boolean) => {
  const words = new Set(said.split(/[^\p{L}\p{N}-]+/u));
  return (subject) => {
    const last = subject.split(' ').at(-1) ?? '';
    return said.includes(withoutArticle(subject)) || (/^\p{Lu}/u.test(last) && words.has(last));
  };
};

/** What the passage says word for word: of a command, only the command. */
const quoteOf = ({ form, subject, says }: Entry): string =>
  front(form === 'run' ? subject : (sentences(says)[0]?.replace(/[.]$/u, '') ?? ''), quoted);

/** "Which of these hands out temporary credentials?": what the notes say of something, beside others of its kind. */
export const fromEntry = (entry: Entry, { of, said }: Siblings): Proposal[] => {
  const asked = clause(entry.says, longest.asked);
  if (asked === undefined || asked.split(' ').length < fewestAsked || said(entry) > mostSaid) return [];
  if (!isTerm(entry) || isEmpty(entry.subject, asked, entry.labelled)) return [];
  const isNamed = namesIn(asked);
  const siblings = of(entry).filter(({ subject }) => !isNamed(subject) && (entry.code || !isNumbered(subject)));
  const alike = entry.labelled ? siblings : alikeOf(entry, siblings);
  const words = telling(asked);
  const told = [...telling(entry.subject)].filter((word) => words.has(word));
  const shares = ({ subject }: Entry): boolean => told.some((word) => telling(subject).has(word));
  const sorted = told.length === 0 ? alike : [...alike.filter(shares), ...alike.filter((each) => !shares(each))];
  const prompt = askedOf(questionOf(entry, asked), entry);
  if (prompt === undefined) return [];
  return [
    {
      kind: entry.form === 'run' ? 'command' : 'definition',
      prompt,
      right: [asName(entry)],
      // A word that the question shares with the right choice is best shared with others.
      wrong: optionsOf(sorted, asName),
      few: entry.labelled,
      explanation: fact(entry),
      quote: quoteOf(entry),
      place: entry.place,
      difficulty: 1,
      rank: rankOf(entry),
    },
  ];
};
