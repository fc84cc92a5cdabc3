import { wordsIn } from '../../language/words.js';

/** Where the subject of a sentence that defines it ends: English, German, French, Spanish, Portuguese. */
const copula =
  /\s(?:is|are|was|were|means|refers to|stands for|describes|denotes|ist|sind|bedeutet|bezeichnet|est|sont|désigne|es|son|significa|é|são)\s|\s*(?::|—|–|\s-)\s/u;
const longestSubject = 80;
const sentences = /(?<=[.!?])\s+|\n+/u;

/** Whether a sentence of the text says what the thing is: it is the sentence's whole subject. */
export const defines = (text: string, stems: ReadonlySet<string>): boolean =>
  stems.size > 0 &&
  text.split(sentences).some((sentence) => {
    const end = sentence.slice(0, longestSubject).search(copula);
    if (end <= 0) return false;
    const subject = new Set(
      wordsIn(sentence.slice(0, end)).flatMap((word) => (word.little || word.parts > 0 ? [] : [word.stem])),
    );
    return subject.size === stems.size && [...stems].every((stem) => subject.has(stem));
  });
