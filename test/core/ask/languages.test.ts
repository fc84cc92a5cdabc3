import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { indexNotes } from '../../support/library.js';

const texts = {
  german: `# Haus

## Server

- Die Serverkonfiguration liegt auf dem grünen Rechner und wird von der Technik gepflegt.
- Der Schlüssel für das Lager ist am Empfang, und die Straße davor ist gesperrt.
- Kündigungen gehen schriftlich an die Personalabteilung, nicht an das Büro.
- Wer krank ist, meldet sich bis neun Uhr bei der Leitung; das gilt auch für Gäste.
- Auf jeder Etage sind zwölf Plätze für Fahrräder.
`,
  french: `# Maison

## Congés

- Les congés se demandent deux semaines à l'avance auprès de la direction.
- Le café est offert dans la salle du premier étage, et les élèves y sont invités.
- La déclaration d'un accident est à faire par le témoin dans les deux jours.
`,
  spanish: `# Casa

- Las contraseñas se cambian cada año y las guarda la oficina de seguridad.
- Los pedidos de vacaciones se envían a la dirección con dos semanas de antelación.
- El coche de la empresa está en el patio y lo reserva la recepción.
`,
  portuguese: `# Casa

- As férias são pedidas à direção com duas semanas de antecedência e não antes.
- O café é oferecido na sala do primeiro andar, mas as chaves estão com a Marta.
- Os relatórios mensais são enviados pelos chefes até ao dia cinco.
`,
  italian: `# Casa

- Le ferie si chiedono alla direzione con due settimane di anticipo, e non prima.
- Le chiavi del magazzino sono in portineria e la porta si apre con il badge.
- Le riunioni della squadra si tengono nell'aula blu, che è al primo piano.
`,
  dutch: `# Huis

- De sleutels van het magazijn liggen bij de receptie en niet op het kantoor.
- Een vergadering wordt door de voorzitter voorbereid, die ook de notulen maakt.
- De serverinstellingen zijn door de beheerder vastgelegd en worden niet aangepast.
`,
  polish: `# Dom

- Klucze do magazynu są w recepcji, a nie w biurze, i tylko tam można je odebrać.
- Wnioski o urlop składa się dwa tygodnie wcześniej do kierownika, jeśli nie jest na urlopie.
- Żółty samochód jest dla wszystkich, którzy mają prawo jazdy, i stoi za budynkiem.
`,
  swedish: `# Hus

- Nycklarna till förrådet finns hos receptionen och inte på kontoret.
- Semester ska sökas två veckor i förväg hos chefen, om det inte är bråttom.
- Serverinställningar är något som driften har hand om, och det är de som ändrar dem.
`,
  danish: `# Hus

- Nøglerne til lageret ligger i receptionen, og de er ikke på kontoret.
- Ferie skal søges hos lederen to uger før, og det er også sådan om sommeren.
- Serverindstillinger er noget, som driften har, og det er kun dem der ændrer det.
`,
  english: `# House

- The keys of the garage hang in the kitchen and are counted on Fridays.
- Who is ill calls the office before nine, and the office tells the team.
- The red car is for all of us and stands behind the house.
`,
};
type Name = keyof typeof texts;
const noteOf = (name: Name) => {
  const { note } = parseNote(`${name}.md`, texts[name]);
  if (note === undefined) throw new Error('not a note');
  return note;
};
const names = Object.keys(texts) as Name[];
const alone = new Map(names.map((name) => [name, indexNotes([noteOf(name)])]));
const mixed = indexNotes(names.map(noteOf));

const cases: readonly [Name, string, string][] = [
  ['german', 'Konfiguration des Servers', 'Serverkonfiguration'],
  ['german', 'Wo ist der Schluessel?', 'Schlüssel'],
  ['german', 'Strasse', 'Straße'],
  ['german', 'wem schicke ich meine Kündigung', 'Kündigungen'],
  ['german', 'wie viele Fahrräder passen auf eine Etage', 'zwölf Plätze'],
  ['french', 'comment demander un congé ?', 'congés'],
  ['french', 'cafe', 'café'],
  ['french', "combien de jours pour déclarer l'accident", 'déclaration'],
  ['spanish', '¿quién guarda la contraseña?', 'contraseñas'],
  ['spanish', 'dónde está el coche', 'coche'],
  ['portuguese', 'quem envia o relatório mensal', 'relatórios'],
  ['portuguese', 'ferias', 'férias'],
  ['italian', "dov'è la chiave del magazzino", 'chiavi'],
  ['italian', 'dove si tiene la riunione', 'riunioni'],
  ['dutch', 'waar ligt de sleutel', 'sleutels'],
  ['dutch', 'instellingen', 'serverinstellingen'],
  ['polish', 'gdzie jest klucz', 'Klucze'],
  ['polish', 'zolty samochod', 'Żółty samochód'],
  ['swedish', 'var finns nycklar', 'Nycklarna'],
  ['swedish', 'inställning', 'Serverinställningar'],
  ['danish', 'noegler', 'Nøglerne'],
  ['danish', 'hvor mange uger før søges ferien', 'Ferie'],
  ['english', 'where are the keys of the garage?', 'kitchen'],
  ['english', 'whom do I call when I am ill', 'calls the office'],
];

describe('notes in one language', () => {
  it.each(cases)('%s: %s', (name, query, text) => {
    const index = alone.get(name);
    if (index === undefined) throw new Error('no notes');
    expect(index.languages.map((language) => language.name)).toEqual([name]);
    expect(ask(index, query).matches[0]?.passage.text).toContain(text);
  });

  it('count no question word as something to be told', () => {
    const index = alone.get('german');
    expect(index && ask(index, 'wie viele, wer und warum').decision).toBe('nothing');
  });

  it('have their matches marked in the form in which they stand', () => {
    const index = alone.get('german');
    expect(index && ask(index, 'wem schicke ich meine Kündigung').matches[0]?.words).toContain('kundigungen');
  });
});

describe('a folder in many languages', () => {
  it.each(cases)('%s: %s', (name, query, text) => {
    const found = ask(mixed, query).matches.slice(0, query.includes(' ') ? 1 : 3);
    expect(found.map(({ passage }) => `${passage.file} ${passage.text}`).join('\n')).toContain(text);
    expect(name).toBeDefined();
  });
});
