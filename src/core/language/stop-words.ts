import { stem } from './stem.js';

const list = (text: string): readonly string[] => text.split(/\s+/u);

/** Words that hold a sentence together and name nothing. */
const functionWords =
  list(`a an the this that these those it its they them their theirs he she his her hers him we us our
ours you your yours i me my mine myself yourself itself themselves ourselves one ones and or but nor so yet if then else
than as at by for from in into of off on onto out over to up down with within without about above after again against
along among around before behind below beneath beside between beyond during except inside near outside per since
through throughout till toward towards under until upon via is am are was were be been being isnt arent wasnt werent im
ive youre youve hes shes theyre theyve weve whats wheres whos hows thats theres heres lets do does did doing done
dont doesnt didnt have has had having havent hasnt hadnt can cannot cant could couldnt will wont would wouldnt shall
should shouldnt may might must mustnt who whom whose what which when where why how whether no not yes any some all both
each either every few more most much many other another such same own? only just also too very really quite rather even
still already ever never always often sometimes usually here there now today please thanks thank ok okay hello hi hey lol
well hmm etc eg ie vs because although though while whereas however therefore thus hence else instead anyway maybe perhaps
anybody anyone anything everybody everyone everything nobody none nothing somebody someone something somewhere anywhere
everywhere nowhere`).filter((word) => !word.endsWith('?'));

/** Words that could stand in any question: they count a little. */
const genericWords =
  list(`use using used get getting need want like make making go going come take give put let keep try
tell say ask know see look show find explain mean means meaning describe define list name say thing things stuff way ways
kind sort type lot lots bit part parts case example able possible available work works working happen happens exist exists
happening have provide provides offer offers include includes including allow allows help helps let enable enables handle
handles deal concern concerning regarding information info detail details question questions answer answers different
good best better new current currently certain specific general various time times person people company team somebody
place become start started set setup first last long short big small large right left yes actually normal normally
exactly purpose point reason several stand stands`);

/** Those that every question is built with: they tell nothing at all. */
const scaffolding = new Set(
  list(`a an the is am are was were be been do does did doing dont doesnt didnt have has had can could will would shall
should may might i me my mine we us our you your it its what whats which who whos how please thanks thank ok okay hello
hi hey lol well hmm so then`),
);

const functionStems = new Set(functionWords);
const genericStems = new Set(genericWords.map(stem));

export const isFunctionWord = (word: string): boolean => functionStems.has(word);
export const isScaffolding = (word: string): boolean => scaffolding.has(word);
export const isGenericWord = (stemmed: string): boolean => genericStems.has(stemmed);

/** Little words that verbs are joined with, in one word, two, or with a hyphen: `set up`. */
const particles = new Set(list('in out on off up down over back away around through by to'));
export const isParticle = (word: string): boolean => particles.has(word);

/** For mending: what a misspelt short word most likely is. */
export const functionWordList: readonly string[] = [...functionStems];
