/** What a sentence that says nothing but where to look leads to. */
export type Pointing =
  /** The words of a link that stand at that place. */
  | { readonly kind: 'link'; readonly text: string }
  /** What may be a name, in several ways of reading it. */
  | { readonly kind: 'name'; readonly names: readonly string[] };

const options = (words: string): string =>
  `(?:${words
    .trim()
    .split(/\s*\|\s*|\n/u)
    .join('|')
    .replaceAll(' ', String.raw`\s+`)})`;

/** They need no link: what follows them is what they mean. */
const see =
  options(`see also | see | refer to | consult | siehe auch | siehe | voir aussi | voir | v[ée]ase | vedi anche |
  vedi | veja | zie ook | zie`);
const go =
  options(`read | review | check out | check | visit | follow | have a look at | take a look at | look at | look in | go to |
  head to | head over to | lies | lesen sie | schau in | consultez | consulte`);
const told = options(`documented | described | explained | covered | detailed | outlined | discussed | summari[sz]ed`);
const moved = options(`moved | migrated | merged | relocated | transferred | renamed`);
/** Of this note: that something else has been replaced is a fact. */
const replaced = options(`supersee?ded | supercee?ded | replaced`);
const kept =
  options(`listed | found | kept | available | maintained | defined | specified | located | recorded | collected |
  published`);
/** What is kept in a note, and not in a cupboard. */
const writing = options(`details? | information | info | instructions | documentation | docs | lists? | polic(?:y|ies) |
  process(?:es)? | procedures? | guides? | steps | descriptions? | rules | this | it | they | these | everything | more`);
const within = options(`in | into | to | at | on | under | by | over in | over at | within`);
const being =
  options(`is | are | was | were | has | have | been | be | can be | can now be | may be | now | also | fully | all |
  both | you can | you will`);
const seinVerb = options(
  `ist | sind | wird | werden | wurde | wurden | findet sich | finden sich | finden sie | steht | stehen | befindet sich | befinden sich`,
);
const germanWithin = options(`in | im | unter | nach | auf | bei`);
const place =
  options(`section | page | note | notes | guide | chapter | document | documentation | docs? | runbook | article |
  handbook | file | abschnitt | seite | kapitel | dokument | notiz | anleitung | handbuch | artikel`);
const filler = String.raw`(?:(?:the|our|this|that|its|own|later|next|full|separate|new|dem|der|die|das|den|dazu|le|la|el|${place})\s+)*["“”'‘„«(]*`;
const purpose = String.raw`(?:for|to|if|when|about|on|in order to|für|um|zu|wenn|pour|para|per|voor)\b.{0,120}?\s`;
/** What it is about, in four words at most: more of them say something. */
const label = String.raw`(?:[^.,:;\s]{1,25}\s){0,3}[^.,:;\s]{1,25}(?:\s?[:–—]|\s-)\s+`;
const lead = String.raw`^(?:${label}){0,2}(?:${purpose})?(?:please\s+|bitte\s+|just\s+|then\s+)?`;
const subject = String.raw`(?:[^,;.\d]{0,100}?\s(?:${being}\s+)+|(?:${being}\s+)*)`;

const regex = (source: string): RegExp => new RegExp(source, 'iu');

/** What announces a link and nothing else. */
const announced =
  options(`details? | more details | more info | more information | more | documentation | docs | instructions |
  full guide | read more | moved | mehr | mehr dazu | details dazu`);

/** What stands before a link that is meant. */
const before = [
  regex(`${lead}(?:${see}|${go})\\s*:?\\s*${filler}$`),
  regex(`^${subject}(?:${told}|${moved})\\s+(?:in\\s+(?:more\\s+)?detail\\s+)?${within}\\s*:?\\s+${filler}$`),
  regex(`^[^,;.\\d]{0,60}?\\b${writing}\\b[^,;.\\d]{0,60}?\\s(?:${being}\\s+)+${kept}\\s+${within}\\s+${filler}$`),
  regex(
    `^(?:you\\s+can\\s+)?(?:(?:read|learn|find(?:\\s+out)?|see)\\s+)?(?:more|further|weitere|mehr)\\b[^,;.\\d]{0,80}\\s(?:${within}|${germanWithin})\\s+${filler}$`,
  ),
  regex(`^(?:we\\s+have|there\\s+is|there['’]s|es\\s+gibt)\\s+(?:an?|eine?)\\s+${filler}$`),
  regex(`^this\\b[^,;.\\d]{0,30}?\\s(?:${being}\\s+)+${replaced}\\s+by\\s+${filler}$`),
  regex(`^${announced}\\s*[:–—-]\\s*${filler}$`),
  regex(`^[^,;.\\d]{0,100}?${seinVerb}\\s+(?:jetzt\\s+|nun\\s+)?${germanWithin}\\s+${filler}$`),
];
/** The same where the link says no more than `here`. */
const beforeHere = regex(
  `^[^,;.\\d]{0,100}?\\b(?:${see}|${go}|${told}|${moved}|${kept}|in\\s+detail|find(?:\\s+\\w+){0,2}|is|are|details?|more|info(?:rmation)?|documentation|docs|instructions|guide|ist|sind)\\s*:?\\s*(?:over\\s+|right\\s+)?$`,
);
const here = /^(?:here|hier|this page|this note|this document|ici|aquí|qui|aqui)$/iu;
const pointsItself = regex(`^(?:please\\s+)?(?:${see}|${go}|(?:moved|${told})\\s+${within})\\b`);
/** What may stand behind what is meant: what it is good for, and no instruction of its own. */
const after = regex(
  `^["“”'’»)]*(?:\\s+(?:${place}|instead))*(?:\\s*\\([^()]{0,80}\\))?(?:,?\\s+(?:for|to|on|about|if|when|which|where|that|in|from|since|und|für|zu|wenn|pour|para|beschrieben|dokumentiert|erklärt|verschoben|umgezogen)\\b[^:;]{0,140})?[\\s.!:;)"”]*$`,
);

const byName = [
  regex(`${lead}${see}\\s*:?\\s*(.+)$`),
  regex(`^${subject}${told}\\s+${within}\\s+(.+)$`),
  regex(`^(?:(?:this|the|it)\\b[^,;.\\d]{0,40}\\s)?(?:${being}\\s+)*moved\\s+to\\s+(.+)$`),
];
const tail = regex(`\\s+(?:for|to|on|about|if|when|which|where|that|instead|für|zu|wenn|pour|para)\\b.*$`);
const articles = regex(`^${filler}(?:(?:on|about|called|named|for)\\s+)?["“”'‘„«(]*`);
const ending = regex(`(?:["“”'’»)\\s.!]|\\s${place})+$`);

const isLabel = regex(`^(?:${label})?$`);

/** Whether the link with those words is all that a sentence means. */
const meansLink = (sentence: string, text: string): boolean => {
  const at = sentence.indexOf(text);
  if (at < 0 || text === '') return false;
  const [lead, rest] = [sentence.slice(0, at), sentence.slice(at + text.length)];
  if (!after.test(rest)) return false;
  if (here.test(text)) return beforeHere.test(lead);
  return before.some((pattern) => pattern.test(lead)) || (isLabel.test(lead) && pointsItself.test(text));
};

/** `links` are the words of links that may stand in the sentence. Undefined for one that says something itself. */
export const pointingOf = (sentence: string, links: readonly string[]): Pointing | undefined => {
  const text = links.find((each) => meansLink(sentence, each));
  if (text !== undefined) return { kind: 'link', text };
  const said = byName.map((pattern) => pattern.exec(sentence)?.[1]).find((each) => each !== undefined);
  if (said === undefined) return undefined;
  const ways = [said, said.replace(tail, '')].map((each) => each.replace(articles, '').replace(ending, ''));
  const names = [...new Set([said.replace(/[\s.!]+$/u, ''), ...ways])].filter((each) => each.length > 2);
  return { kind: 'name', names };
};
