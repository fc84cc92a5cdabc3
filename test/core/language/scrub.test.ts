import { describe, expect, it } from 'vitest';
import { scrub } from '../../../src/core/language/scrub.js';
import { openStage, replyText } from '../../support/stage.js';

describe('what is asked', () => {
  it('keeps its own case, dates and times', () => {
    const text = 'What happened on 2027-01-04 at 10:30 to S3? 2026-12-31 too';
    expect(scrub(text)).toBe(text);
  });

  it('is kept and shown without secrets, and answered all the same', async () => {
    const stage = await openStage();
    const query = 'who patches the guest system? my password: Hunter2 and ana@corp.example.com';
    await stage.say('ana', query, 'mention');
    const nothing = replyText(await stage.say('ana', 'is zorblax at xoxb-12345-abcDEF?', 'mention'));
    expect(nothing).toContain('“is zorblax at …');
    const kept = JSON.stringify(await stage.store.people.kept(stage.person('ana')));
    expect(kept).toContain('password: …');
    expect(kept).not.toMatch(/hunter2|corp\.example|xoxb/i);
  });
});
