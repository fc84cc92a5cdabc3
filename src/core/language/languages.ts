import { stemmer as danishStem } from '@orama/stemmers/danish';
import { stemmer as dutchStem } from '@orama/stemmers/dutch';
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { stemmer as germanStem } from '@orama/stemmers/german';
import { stemmer as italianStem } from '@orama/stemmers/italian';
import { stemmer as portugueseStem } from '@orama/stemmers/portuguese';
import { stemmer as spanishStem } from '@orama/stemmers/spanish';
import { stemmer as swedishStem } from '@orama/stemmers/swedish';
import { stopwords as danishWords } from '@orama/stopwords/danish';
import { stopwords as dutchWords } from '@orama/stopwords/dutch';
import { stopwords as frenchWords } from '@orama/stopwords/french';
import { stopwords as germanWords } from '@orama/stopwords/german';
import { stopwords as italianWords } from '@orama/stopwords/italian';
import { stopwords as portugueseWords } from '@orama/stopwords/portuguese';
import { stopwords as spanishWords } from '@orama/stopwords/spanish';
import { stopwords as swedishWords } from '@orama/stopwords/swedish';
import { fold } from './fold.js';
import { english, type Language } from './language.js';
import { polishStem, polishWords } from './polish.js';

interface Source {
  readonly stem: (word: string) => string;
  readonly little: readonly string[];
  /** Little words that the list lacks and that every question may be built with. */
  readonly asking: string;
  /** Words of the list that name something. */
  readonly telling?: string;
  /** Long words are made of shorter ones. */
  readonly joins?: boolean;
  /** How people write letters that their keyboard lacks. */
  readonly spellings?: RegExp;
}

const list = (text: string): string[] => text.split(/\s+/u).map(fold);

const shortest = 4;

const languageOf = (
  name: string,
  { stem, little, asking, telling = '', joins = false, spellings }: Source,
): Language => {
  const every = list(asking);
  const scaffolding = new Set(every);
  const naming = new Set(list(telling));
  const words = new Set([...little.map(fold), ...every].filter((word) => !naming.has(word)));
  const spelt = (word: string): string => (spellings === undefined ? word : word.replace(spellings, '$1'));
  return {
    name,
    joins,
    stem: (lower, folded) =>
      lower.length < shortest || !/^\p{Script=Latin}+$/u.test(lower) ? spelt(folded) : spelt(fold(stem(lower))),
    isLittle: (folded) => words.has(folded),
    isScaffolding: (folded) => scaffolding.has(folded),
    little: words,
  };
};

/** `ae` for `ä`, but not the `ue` of `neue`, `Bauer` or `Quelle`. */
const umlauts = /(?<![aeq])([aou])e/gu;
/** `aa` for `å` and `ae`, `oe` for the rest. */
const nordic = /([ao])(?:e|a(?<=aa))/gu;

const german = languageOf('german', {
  stem: germanStem,
  little: germanWords,
  joins: true,
  spellings: umlauts,
  asking: `der die das den dem des ein eine einen einem einer ist sind war waren wird werden wer wen wem wessen wie was wo
wohin woher wann warum wieso weshalb welche welcher welches welchen wieviel wieviele viel viele ich du er es wir ihr man mich mir mein
meine meinen unser unsere unseren kann können muss müssen darf dürfen soll sollen habe hat haben gibt geht bitte danke hallo und im am
zum zur beim bei von vom für auf in zu bedeutet heißt`,
});
const french = languageOf('french', {
  stem: frenchStem,
  little: frenchWords,
  asking: `le la les l un une des du de d est sont c ce cet cette ces ça que qu qui quoi quel quelle quels quelles comment combien quand
où pourquoi lequel laquelle lesquels lesquelles je j tu il elle on nous vous ils elles mon ma mes notre nos votre vos peut peux puis
peuvent dois doit faut fait faire ai a as avons avez ont y t s se sert veut dire signifie svp merci bonjour si et à au aux en est-ce jusqu
lorsqu puisqu plus comme aussi donc très tout tous toute toutes`,
});
const spanish = languageOf('spanish', {
  stem: spanishStem,
  little: spanishWords,
  telling: `cuenta empleo emplear empleas emplean informo dia dias día días lugar estado estados pais horas trabajo trabajos trabajar
final general tiempo total ejemplo uso usar valor verdad`,
  asking: `el la los las un una unos unas es son está están qué que quién quiénes cuál cuáles cómo cuándo cuánto cuánta cuántos cuántas
dónde adónde por para de del al y en mi mis tu tus su sus nuestro nuestra yo se me puedo puede pueden podemos debo debe hay tengo tiene
tienen hace hacer significa quiere decir gracias hola`,
});
const portuguese = languageOf('portuguese', {
  stem: portugueseStem,
  little: portugueseWords,
  asking: `o a os as um uma é são está estão que quê quem qual quais como quando quanto quanta quantos quantas onde aonde por porque
porquê para de do da dos das e em no na meu minha meus minhas nosso nossa seu sua eu nós se me posso pode podem podemos devo deve há
tenho tem têm faz fazer significa quer dizer obrigado obrigada olá`,
});
const italian = languageOf('italian', {
  stem: italianStem,
  little: italianWords,
  asking: `il lo la i gli le un uno una l d è sono era che chi cosa cos cui quale quali qual come quando quanto quanta quanti quante dove
dov perché di del della dello dei delle e in nel per da mio mia miei mie nostro nostra io noi si mi posso può possono possiamo devo deve
ho ha hanno c ci fare fa significa vuol dire grazie ciao un dell all nell sull dall quest quell`,
});
const dutch = languageOf('dutch', {
  stem: dutchStem,
  little: dutchWords,
  joins: true,
  asking: `de het een is zijn was waren wordt worden wie wat waar waarheen wanneer waarom hoe hoeveel welk welke ik je jij u we wij hij zij
mijn onze ons kan kun kunnen moet moeten mag mogen heb heeft hebben doe doet en in op voor van te er betekent graag bedankt hallo`,
});
const swedish = languageOf('swedish', {
  stem: swedishStem,
  little: swedishWords,
  joins: true,
  spellings: nordic,
  asking: `en ett den det de är var blir vem vems vad vilken vilket vilka hur när var vart varför varifrån många mycket jag du vi han hon
min mitt mina vår vårt våra man kan ska skall måste får har hade gör göra och i på för av till finns betyder tack hej`,
});
const danish = languageOf('danish', {
  stem: danishStem,
  little: danishWords,
  joins: true,
  spellings: nordic,
  asking: `en et den det de er var bliver hvem hvis hvad hvilken hvilket hvilke hvor hvordan hvornår hvorfor mange meget jeg du vi han hun
min mit mine vores man kan skal må får har havde gør gøre og i på for af til findes betyder tak hej`,
});
const polish = languageOf('polish', {
  stem: polishStem,
  little: polishWords,
  asking: `jest są był była było kto kogo komu co czego czym jak jaki jaka jakie który która które gdzie kiedy dlaczego czemu ile czy
ja my mój moja moje nasz nasza nasze mogę może można trzeba muszę musi mam ma mamy i w z na do za o od po się to znaczy oznacza proszę
dziękuję cześć`,
});

/** The languages that notes are told apart by; those without spaces need no words of their own. */
export const languages: readonly Language[] = [
  english,
  ...[german, french, spanish, portuguese, italian, dutch, polish, swedish, danish],
];
