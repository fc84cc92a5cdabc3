import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { partsOf } from '../../../src/core/people/export-message.js';
import { openStage, replyText, type Stage } from '../../support/stage.js';

/** The JSON that a reply shows, and the id of the button that leads on. */
function shown(reply: Reply): { records: { kind: string }[]; next: string | undefined } {
  if (reply.kind !== 'say' || !reply.private || reply.public) throw new Error('not said to one person alone');
  const { blocks } = reply.private;
  const code = blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []));
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return { records: JSON.parse(code.join('')), next: buttons[0]?.id };
}

/** A question that ana and bo answered, and that is closed. */
async function played(stage: Stage): Promise<void> {
  await stage.say('ana', '/quiz now close after 5m');
  const id = await stage.openRound();
  await stage.choose('ana', id, 0);
  await stage.choose('bo', id, 0);
  await stage.say('ana', '/quiz close');
}

describe('/studyhall export', () => {
  it('shows a person everything that is kept about them, to them alone', async () => {
    const stage = await openStage();
    await played(stage);
    await stage.say('ana', 'who patches the guest system?', 'mention');
    await stage.say('ana', 'what about zorblax?', 'mention');
    const { records, next } = shown(await stage.say('ana', '/studyhall export'));
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person', 'vote', 'query', 'gap']));
    expect(JSON.stringify(records)).not.toContain('"bo"');
    expect(next).toBeUndefined();
    expect(replyText(await stage.say('nobody', '/studyhall export'))).toBe('private: I don’t keep anything about you.');
  });

  it('goes on in parts, each of them JSON, with nothing lost', async () => {
    const stage = await openStage();
    for (let i = 0; i < 40; i += 1) {
      const query = `what does the handbook say about topic number ${i}?`;
      await stage.store.asked.add({
        id: `a${i}`,
        space: stage.room.space,
        query,
        passages: [],
        at: stage.now(),
        by: stage.person('ana'),
      });
    }
    let part = shown(await stage.say('ana', '/studyhall export'));
    const all = [...part.records];
    let parts = 1;
    while (part.next !== undefined) {
      part = shown(await stage.press('ana', part.next, true));
      all.push(...part.records);
      parts += 1;
    }
    expect(parts).toBeGreaterThan(1);
    expect(all).toEqual(await stage.store.people.kept(stage.person('ana')));
    // A button of an older export, when there is less by now.
    expect(shown(await stage.press('ana', 'export:99', true)).records.length).toBeGreaterThan(0);
  });

  it('has all of it as one file too, for a surface that can hand one over', async () => {
    const stage = await openStage();
    await played(stage);
    const reply = await stage.say('ana', '/studyhall export');
    if (reply.kind !== 'say' || !reply.file) throw new Error('no file');
    expect(JSON.parse(reply.file.text)).toEqual(await stage.store.people.kept(stage.person('ana')));
  });

  it('cuts no record, however long', () => {
    const records = [1, 2_000, 5_000, 3].map((length) => ({ kind: 'x', text: 'a'.repeat(length) }));
    const parts = partsOf(records);
    expect(parts.flatMap((part) => JSON.parse(part))).toEqual(records);
    expect(parts.map((part) => part.length > 2_700)).toEqual([false, true, false]);
  });
});

describe('/studyhall delete', () => {
  it('asks once, and then nothing is left but votes without a name', async () => {
    const stage = await openStage();
    await played(stage);
    await stage.say('ana', 'what about zorblax?', 'mention');
    const question = await stage.say('ana', '/studyhall delete');
    expect(replyText(question)).toContain('Delete everything I keep about you?');
    expect(await stage.store.people.kept(stage.person('ana'))).not.toEqual([]);
    const [before] = await stage.store.rounds.latest(stage.room, 1);
    const done = await stage.press('ana', 'deleteme:', true);
    expect(replyText(done)).toBe('replace: Done. Everything I kept about you is deleted.');
    expect(done).toMatchObject({ erased: true });
    expect(await stage.store.people.kept(stage.person('ana'))).toEqual([]);
    expect(await stage.store.gaps.in(stage.room.adapter, stage.room.space)).toEqual([]);
    expect((await stage.store.rounds.latest(stage.room, 1))[0]).toEqual(before);
    const board = replyText(await stage.say('bo', '/leaderboard all'));
    expect(board).toContain('bo');
    expect(board).not.toContain('ana');
    expect(replyText(await stage.press('ana', 'deleteme:', true))).toBe('replace: I don’t keep anything about you.');
  });

  it('deletes nothing when somebody thinks better of it', async () => {
    const stage = await openStage();
    await played(stage);
    const before = await stage.store.people.kept(stage.person('ana'));
    expect(replyText(await stage.press('ana', 'keepme:', true))).toBe('replace: OK, nothing was deleted.');
    expect(await stage.store.people.kept(stage.person('ana'))).toEqual(before);
  });

  it('leaves a schedule to go on, and tells nobody of it any more', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.press('ana', 'deleteme:', true);
    stage.recorder.sendEnds.push({ kind: 'refused', why: 'not-in-room', detail: 'not_in_channel' });
    await stage.advance(3_600_000);
    expect(await stage.store.rounds.openIn(stage.room)).toHaveLength(1);
    await stage.advance(120_000);
    expect(stage.recorder.messages().map(({ to }) => to.id)).toEqual(['general']);
  });
});

describe('/studyhall hide and show', () => {
  it('keep a person off everybody’s board but their own, where nobody’s place changes', async () => {
    const stage = await openStage();
    await played(stage);
    await played(stage);
    await stage.say('cy', '/studyhall me');
    expect(replyText(await stage.say('ana', '/studyhall hide'))).toContain('You’re off the leaderboards.');
    const seen = async (who: string) => {
      const reply = await stage.say(who, '/leaderboard all');
      return reply.kind === 'say' && reply.private ? plainText(reply.private) : '';
    };
    expect(await seen('bo')).not.toContain('ana');
    expect(await seen('bo')).toContain('1st of 1');
    expect(await seen('ana')).toContain('You’re hidden, so only you can see your row.');
    expect(await seen('ana')).toMatch(/ana[\s\S]*bo/);
    expect(replyText(await stage.say('ana', '/studyhall show'))).toBe('private: You’re back on the leaderboards.');
    expect(await seen('bo')).toContain('ana');
  });
});
