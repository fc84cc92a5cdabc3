import { describe, expect, it } from 'vitest';
import { askedFor, asksForNews, lacks } from '../../../../src/core/ask/query/kinds-of-question.js';
import { wordsIn } from '../../../../src/core/language/words.js';

const lacking = (question: string, text: string): number => {
  const words = wordsIn(question);
  return lacks(askedFor(words), words, text);
};

describe('what a question asks for', () => {
  it.each([
    ['how much does a tent cost?', 'price'],
    ['what is the fee for the pitch?', 'price'],
    ['how many tents fit on a pitch?', 'number'],
    ['what is the maximum weight of a boat?', 'number'],
    ['when was the lighthouse built?', 'date'],
    ['when is the gate locked?', 'time'],
    ['until when may I stay?', 'time'],
    ['wie viel kostet ein Zelt?', 'price'],
    ['combien ça coûte, une tente ?', 'price'],
    ['wie viele Zelte passen auf einen Platz?', 'number'],
    ['cuántas tiendas caben?', 'number'],
    ['à quelle heure ferme la barrière ?', 'time'],
    ['bis wann darf ich bleiben?', 'time'],
    ['how do I light the stove?', 'way'],
    ['how do I know that the stove is out?', undefined],
    ['who lights the stove?', undefined],
    ['', undefined],
  ])('%s', (question, kind) => {
    expect(askedFor(wordsIn(question))).toBe(kind);
  });

  it.each([
    ['how much does a tent cost?', 'A tent costs 12 euros.', 0],
    ['how much does a tent cost?', 'Children sleep for free.', 0],
    ['how much does a tent cost?', 'Tents stand by the lake.', 1],
    ['how many tents fit on a pitch?', 'Three tents fit on a pitch.', 0],
    ['how many tents fit on a pitch?', 'A tent is pitched on grass.', 1],
    ['how many tents fit on a pitch?', 'Tents stand by the lake, behind the gate with the code 4417.', 0.5],
    ['when is the gate locked?', 'The gate is locked in the evening.', 0],
    ['when is the gate locked?', 'The warden locks the gate.', 1],
    ['when was the gate built?', 'The gate is locked in the evening.', 1],
    ['when was the gate built?', 'The gate was built in 1988.', 0],
    ['who locks the gate?', 'The gate is green.', 0],
    ['wie viel kostet ein Zelt?', 'Ein Zelt steht am See.', 1],
    ['wie viel kostet ein Zelt?', 'Zelte sind kostenlos.', 0],
    ['combien de tentes ?', 'Les tentes sont vertes.', 1],
    ['combien de tentes ?', 'Il y a trois tentes.', 0],
    ['à quelle heure ferme la barrière ?', 'Le gardien ferme la barrière.', 1],
    ['à quelle heure ferme la barrière ?', 'La barrière ferme à minuit.', 0],
  ])('%s lacks it in: %s', (question, text, lack) => {
    expect(lacking(question, text)).toBe(lack);
  });

  it.each([
    ['who is on duty tonight?', true],
    ['what is for lunch today', true],
    ['is the lake frozen right now?', true],
    ['who is on duty at night?', false],
    ['how many days of leave are there in a month?', false],
  ])('%s asks for news: %s', (question, news) => {
    expect(asksForNews(wordsIn(question))).toBe(news);
  });
});
