import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapQuery } from '../../../src/core/gaps/scrub-query.js';

describe('a query that is kept', () => {
  it.each([
    ['  When IS\tthe\n patch   day? ', 'when is the patch day?'],
    ['who owns ISO 27001:2022 and S3?', 'who owns iso 27001:2022 and s3?'],
    ['what about ports 80, 443 and 8080', 'what about ports 80, 443 and 8080'],
    ['wie ändere ich das Passwort', 'wie ändere ich das passwort'],
    ['is 10:30 or AES-256 or TLS 1.2 fine', 'is 10:30 or aes-256 or tls 1.2 fine'],
  ])('%j becomes %j', (typed, kept) => {
    expect(gapQuery(typed)).toBe(kept);
  });

  it.each([
    ['mail ana.lee+x@corp.example.com about it', 'mail … about it'],
    ['call +44 (0)7700 900-123 now', 'call … now'],
    ['why is account 123456789012 locked', 'why is account … locked'],
    ['card 4111 1111 1111 1111 was refused', 'card … was refused'],
    ['can <@U012AB3CD> or @ana see <#C1|general>', 'can … or … see …'],
    ['emoji <:party:123456> and <@!42> and <@&7>', 'emoji … and … and …'],
    ['see https://ana:pw@wiki.example/a/b?token=abc#x please', 'see https://wiki.example/a/b please'],
    ['does xoxb-12345-abcDEF still work', 'does … still work'],
    ['is xapp-1-A1-2-ff dead', 'is … dead'],
    ['key AKIAIOSFODNN7EXAMPLE leaked', 'key … leaked'],
    ['ghp_abcDEF123456 expired?', '… expired?'],
    ['sk-proj-abcdef123456 expired?', '… expired?'],
    ['the eyJhbGciOi.eyJzdWIi.abc is old', 'the … is old'],
    ['my password: hunter2 fails', 'my password: … fails'],
    ['token=abc fails', 'token=… fails'],
    ['hash 3f786850e387550fdab836ed7e6dc881de23001b is gone', 'hash … is gone'],
    ['post https://hooks.slack.com/services/T0/B0/xyz fails', 'post https://hooks.slack.com/… fails'],
  ])('of %j keeps %j', (typed, kept) => {
    expect(gapQuery(typed)).toBe(kept);
  });

  it.each(['', '   ', '???', '12345678', 'ana@corp.example.com', '<@U1> 👍', '\u0000\u200b'])(
    '%j is not kept',
    (typed) => {
      expect(gapQuery(typed)).toBeUndefined();
    },
  );

  it('has 200 characters at most, of whatever is typed, and stays as it is when kept again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const kept = gapQuery(typed);
        if (kept === undefined) return;
        expect([...kept].length).toBeLessThanOrEqual(200);
        expect(kept).toBe(kept.trim());
        expect(gapQuery(kept)).toBe(kept);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is made of the beginning of what has no end', () => {
    const endless = `who has ${'1 '.repeat(500_000)}${'a@'.repeat(500_000)}`;
    expect(gapQuery(endless)).toBe('who has …');
    expect(gapQuery(endless)).toBe(gapQuery(endless.slice(0, 400)));
  });
});
