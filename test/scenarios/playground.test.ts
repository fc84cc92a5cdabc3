import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from '../support/browser.js';
import { drained } from '../support/limits.js';
import { needs } from '../support/needs.js';
import { start } from '../support/program.js';
import { tempDir } from '../support/temp.js';

const chromium = needs('chromium');

describe.skipIf(chromium === undefined)('a newcomer in the browser (skipped where Chromium is missing)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });
  afterAll(() => browser?.close());

  const choice = (page: Page, letter: string): Locator =>
    page.getByRole('button', { name: new RegExp(`^${letter}\\b`) });
  /** The conversation; what a screen reader is told says the same once more elsewhere. */
  const said = (page: Page): Locator => page.locator('#lines');
  const vote = async (page: Page, letter: string): Promise<void> => {
    await choice(page, letter).click();
    await said(page)
      .getByText(new RegExp(`Your answer is ${letter}: `))
      .waitFor();
  };
  const board = (page: Page): Locator => page.locator('#board');
  const ask = async (page: Page, text: string): Promise<void> => {
    await page.locator('textarea').first().fill(text);
    await page.locator('textarea').first().press('Enter');
  };
  const become = (page: Page, name: string): Promise<void> =>
    page.locator('#people').getByText(name, { exact: true }).click();

  it('is answered, understood when misspelt, and refused what the notes do not say', async () => {
    const { url } = await start({ cwd: tempDir() });
    const page = await openPage(browser, url);
    const answers = page.locator('#lines > li blockquote');
    const [plain, misspelt, unanswered] = await page.locator('.example button').all();
    await plain?.click();
    await answers.first().waitFor();
    await misspelt?.click();
    await answers.nth(1).waitFor();
    await said(page)
      .getByText(/read “.*” as “/)
      .waitFor();
    await ask(page, 'who ownz patchng');
    await said(page).getByText('read “ownz patchng” as “owns patching”').waitFor();
    await unanswered?.click();
    await said(page)
      .getByText(/couldn.t find/)
      .waitFor();
  });

  it('starts a question, votes, closes it and stands on the board in three clicks', async () => {
    const { url } = await start({ cwd: tempDir() });
    const page = await openPage(browser, url);
    await page.getByRole('button', { name: 'Play a question' }).click();
    await choice(page, 'B').click();
    await said(page).getByText('1 answered').waitFor();
    await page.getByRole('button', { name: 'Close now' }).click();
    await said(page).getByText('1 answered · closed').waitFor();
    await board(page).getByText('Ana').waitFor();
  });

  it('plays with three people, one of whom changes, and nobody reloads', async () => {
    const cwd = tempDir();
    const first = await start({ cwd });
    const page = await openPage(browser, first.url);
    const other = await openPage(browser, first.url);
    await become(other, 'Chen');
    await ask(page, 'who ownz patchng?');
    await said(page).getByText('read “ownz patchng” as “owns patching”').waitFor();
    await page.getByRole('button', { name: 'Play a question' }).click();
    await vote(page, 'A');
    await vote(other, 'C');
    await become(page, 'Bo');
    await vote(page, 'B');
    await vote(page, 'A');
    await said(page).getByText('3 answered').waitFor();
    expect(
      await said(other)
        .getByText(/Your answer is [AB]/)
        .count(),
    ).toBe(0);
    await page.getByRole('button', { name: 'Close now' }).click();
    for (const each of [page, other]) {
      await said(each).getByText('3 answered · closed').waitFor();
      await board(each).getByText('Chen').waitFor();
      await said(each).getByText('2 · 67%').waitFor();
    }
    await ask(page, '/leaderboard');
    await said(page)
      .getByText(/You’re \d|You have no points yet/)
      .waitFor();
    expect(
      await said(other)
        .getByText(/You’re \d|You have no points yet/)
        .count(),
    ).toBe(0);

    // Everything is there again after a reload, and after another process has taken over.
    await page.reload();
    await said(page).getByText('3 answered · closed').waitFor();
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');
    const second = await start({ cwd });
    const again = await openPage(browser, second.url);
    await said(again).getByText('3 answered · closed').waitFor();
    await board(again).getByText('Chen').waitFor();
  });

  it('turns the pages of an exam where it stands, whatever was said below it', async () => {
    const { url } = await start({ cwd: tempDir() });
    const page = await openPage(browser, url);
    const scroller = page.locator('#scroller');
    const top = (): Promise<number> => scroller.evaluate((each) => each.scrollTop);
    await ask(page, '/quiz exam 5');
    const exam = said(page).locator('li').filter({ hasText: 'Exam question' });
    await exam.getByText('question 1 of 5').waitFor();
    for (const word of ['patching', 'encryption', 'root user']) {
      await ask(page, `what about ${word}?`);
      await said(page).getByText(`what about ${word}?`).waitFor();
    }
    await expect.poll(top).toBeGreaterThan(300);
    await scroller.evaluate((each) => each.scrollTo(0, 0));
    for (const n of [2, 3, 4]) {
      await exam.getByRole('button', { name: 'Next' }).click();
      await exam.getByText(`question ${n} of 5`).waitFor();
    }
    expect(await top()).toBeLessThan(100);
  });

  it('leaves no page behind that keeps the program from stopping', async () => {
    const running = await start({ cwd: tempDir() });
    const page = await openPage(browser, running.url);
    const asked = performance.now();
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(performance.now() - asked).toBeLessThan(drained);
    await page.locator('#connection').getByText(/./).waitFor();
  });
});
