import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import { answerMessage, presentAnswer, presentPassage } from '../../../../src/core/ask/show/answer-message.js';
import { plainText, pressables } from '../../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../../support/library.js';

const parking = '## Is there parking?\n\nYes, behind the *mill*.\n\n## Lunch\n\nLunch is at noon in the big hall.\n';
const files = [
  { path: 'north/office.md', text: `# Office\n\n${parking}` },
  { path: 'south/office.md', text: `# Office\n\n${parking}` },
  {
    path: 'visitors.md',
    text: '# Visitors\n\nWelcome to the mill.\n\n## Is there parking?\n\nYes,\nbehind the **mill**.\n',
  },
  { path: 'boats.md', text: '# Boats\n\n## Owner\n\nThe harbour.\n\n## Crew\n\nSix sailors and a cook.\n' },
  { path: 'carts.md', text: '# Carts\n\n## Owner\n\nThe harbour.\n\n## Load\n\nTwo tons of salt or so.\n' },
];
const { index } = libraryOf(files);

describe('the same words in several notes', () => {
  it.each(['is there parking?', 'where is the parking?', 'parking'])('are one answer with all sources: %s', (query) => {
    const answer = ask(index, query);
    expect(answer.decision).toBe('found');
    const shown = plainText(answerMessage(index, answer));
    expect(shown.match(/behind the mill/g)).toHaveLength(1);
    for (const { path } of files.slice(0, 3)) expect(shown).toMatch(new RegExp(`${path}:\\d`));
  });

  it('are as sure an answer as the same words in one', () => {
    const alone = ask(libraryOf(files.slice(0, 1)).index, 'when do we have lunch?');
    const copied = ask(libraryOf(files.slice(0, 2)).index, 'when do we have lunch?');
    expect(copied.decision).toBe('found');
    expect(copied.confidence).toBeGreaterThan(alone.confidence - 0.1);
  });

  it('leave what differs beside them a rival, and a next best passage', () => {
    const hours = (place: string, friday: string) => ({
      path: `${place}.md`,
      text: `# ${place}\n\n## Opening hours\n\n- On Mondays we open at nine o'clock.\n- On Fridays we open at ${friday} o'clock.\n`,
    });
    const { index: both } = libraryOf([hours('North', 'ten'), hours('South', 'two'), ...files]);
    const [mondays, fridays] = ['when do we open on Mondays?', 'when do we open on Fridays?'].map((query) =>
      ask(both, query),
    );
    expect(mondays?.confidence).toBeGreaterThan((fridays?.confidence ?? 1) + 0.1);
    const next = fridays && presentAnswer(both, fridays).leads.slice(0, 2);
    expect(next?.map(({ file }) => file)).toEqual(['North.md', 'South.md']);
  });

  it('are listed once among choices, topics and what comes next', () => {
    for (const query of ['parking', 'is there parking behind the hall at noon?', 'mill and hall']) {
      const answer = ask(index, query);
      const presented = presentAnswer(index, { ...answer, decision: 'unsure' });
      const labels = pressables(presented.message({ asked: 'q' })).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      const texts = presented.leads.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('name all sources too when they are the next best passage', () => {
    const next = ask(index, 'welcome, is there lunch?').matches.find(({ passage }) => /noon/.test(passage.text));
    const message = next && presentPassage(index, next.passage.id, 'lunch')?.message();
    expect(message && plainText(message)).toMatch(/north\/office\.md:\d+ · also in south\/office\.md:\d+/);
  });

  it('of very many notes are named in part', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ path: `${i}.md`, text: `# Office\n\n${parking}` }));
    const copied = libraryOf(many).index;
    const shown = plainText(answerMessage(copied, ask(copied, 'lunch in the hall')));
    expect(shown).toMatch(/\n0\.md:\d+ · also in 1\.md:\d+, 2\.md:\d+, 3\.md:\d+ and 5 more$/);
  });

  it('are told apart when they are few and their notes are about different things', () => {
    const [first] = ask(index, 'who is the owner of the carts?').matches;
    expect(first?.passage.file).toBe('carts.md');
    expect(first?.also).toBeUndefined();
  });
});
