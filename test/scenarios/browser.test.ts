import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from '../support/browser.js';
import { needs } from '../support/needs.js';
import { playgroundClient } from '../support/playground-client.js';
import { start } from '../support/program.js';
import { tempDir } from '../support/temp.js';

const chromium = needs('chromium');

const attacks = [
  '# Attacks',
  '- **Tailgating**: following somebody through a door that needs a badge',
  '- **Phishing**: a message that pretends to come from somebody you trust',
  '- **Shoulder surfing**: watching somebody type a secret',
  '- **Pretexting**: inventing a story to get information',
].join('\n');

/** Three questions with much to say about each. */
function quizFolder(): string {
  const folder = tempDir();
  const tell = 'The notes tell at length, and in many words, what there is to be known of it. '.repeat(5).trim();
  const questions = [1, 2, 3].map(
    (n) =>
      `## What is thing ${n}? {#thing-${n}}\n- [x] Yes ${n}\n- [ ] No ${n} — it never was\n- [ ] Perhaps ${n} — it was once\n> ${tell}\nSource: things.md#things "Thing ${n} is yes"\nDifficulty: 1\n`,
  );
  writeFileSync(join(folder, 'things.md'), '# Things\n\n- Thing 1 is yes.\n- Thing 2 is yes.\n- Thing 3 is yes.\n');
  writeFileSync(join(folder, 'things.quiz.md'), questions.join('\n'));
  return folder;
}

describe.skipIf(chromium === undefined)('the whole program in Chromium (skipped where Chromium is missing)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });
  afterAll(() => browser?.close());

  const open = async (env: Readonly<Record<string, string>> = {}) => {
    const { url } = await start({ cwd: tempDir(), env });
    return {
      client: playgroundClient(url),
      visit: (options?: BrowserContextOptions) => openPage(browser, url, options),
    };
  };
  /** Whether all of it is on the screen, in the part that scrolls. */
  const isInView = (found: Locator): Promise<boolean> =>
    found.evaluate((each) => {
      const [own, view] = [each, each.closest('#scroller')].map((part) => part?.getBoundingClientRect());
      return own !== undefined && view !== undefined && own.top >= view.top && own.bottom <= view.bottom;
    });
  const say = async (page: Page, text: string): Promise<void> => {
    const box = page.getByRole('textbox').first();
    await box.fill(text);
    await box.press('Enter');
  };
  const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

  const line = (page: Page, text: string | RegExp): Locator => page.locator('#lines > li').filter({ hasText: text });

  it('gives a person their data as a file, which does not grow by being looked at', async () => {
    const { client, visit } = await open();
    const page = await visit();
    await say(page, 'who owns patching?');
    await say(page, 'what is a TAM?');
    await page.locator('#lines > li').nth(3).waitFor();
    const exported = async (): Promise<{ kind: string; query?: string }[]> => {
      const [download] = await Promise.all([page.waitForEvent('download'), say(page, '/studyhall export')]);
      expect(download.suggestedFilename()).toBe('studyhall-export.json');
      return JSON.parse(readFileSync(await download.path(), 'utf8'));
    };
    const first = await exported();
    await line(page, 'Everything I keep about you is in studyhall-export.json').waitFor();
    expect(await exported()).toEqual(first);
    const queries = first.flatMap(({ kind, query }) => (kind === 'query' ? [query] : []));
    expect(queries.toSorted()).toEqual(['what is a TAM?', 'who owns patching?']);
    expect(await client.seen('Ana')).toHaveLength(4);
  });

  it('shows on every open page at once that somebody’s data is gone', async () => {
    const { visit } = await open();
    const [own, other] = [await visit(), await visit()];
    await other.locator('#people').getByText('Bo', { exact: true }).click();
    await say(own, 'who owns patching?');
    await line(other, 'who owns patching?').first().waitFor();
    await say(own, '/studyhall delete');
    const erase = button(own, 'Delete my data');
    expect(await erase.getAttribute('class')).toBe('danger');
    await button(own, 'Keep it').click();
    await line(own, 'OK, nothing was deleted.').waitFor();
    await say(own, '/studyhall delete');
    await erase.click();
    await line(own, 'Done. Everything I kept about you is deleted.').waitFor();
    expect(await erase.count()).toBe(0);
    for (const page of [own, other]) {
      await expect.poll(() => page.locator('#lines, #news').getByText('who owns patching?').count()).toBe(0);
    }
  });

  it.each([860, 520])('has the way on in view after every answer in practice, %i px high', async (height) => {
    const { visit } = await open({ KNOWLEDGE_DIR: quizFolder() });
    const page = await visit({ viewport: { width: 1280, height } });
    await say(page, 'who patches the guest?');
    await say(page, '/quiz practice 3');
    const last = page.locator('#lines > li').last();
    for (let n = 1; n <= 3; n += 1) {
      await last.locator('.choice').first().click();
      await last.getByText('The notes tell at length').waitFor();
      if (n === 3) break;
      await last.getByText(`${n} of 3 answered`).waitFor();
      await expect.poll(() => isInView(button(page, 'Next').last())).toBe(true);
      await button(page, 'Next').last().click();
      await last.locator('.choice').first().waitFor();
      await expect.poll(() => isInView(last.locator('h3'))).toBe(true);
    }
    await expect.poll(() => isInView(last.getByText(/^That’s it: /))).toBe(true);
    await expect.poll(() => isInView(button(page, 'Practise more'))).toBe(true);
  });

  it('says in the form what an edited draft lacks, and leaves nothing else of it', async () => {
    const KNOWLEDGE_DIR = tempDir();
    writeFileSync(join(KNOWLEDGE_DIR, 'attacks.md'), attacks);
    const { visit } = await open({ KNOWLEDGE_DIR });
    const page = await visit();
    await say(page, '/quiz drafts');
    await button(page, 'Edit').click();
    const prompt = page.getByLabel('Question', { exact: true });
    const asked = await prompt.inputValue();
    await prompt.fill('');
    await page.getByLabel(/^Wrong answer 2/).fill('');
    await button(page, 'Use it').click();
    await page.locator('#field-prompt-wrong').getByText('Write the question.').waitFor();
    await page.locator('#field-wrong2-wrong').getByText('An answer is missing here.').waitFor();
    await prompt.fill(asked);
    await page.getByLabel(/^Wrong answer 2/).fill('Blackmail');
    await button(page, 'Use it').click();
    await line(page, 'Saved in drafts/attacks.quiz.md.').waitFor();
    expect(await line(page, /can’t be used yet/).count()).toBe(0);
    expect(await page.locator('#lines > li').count()).toBe(1);
  });
});
